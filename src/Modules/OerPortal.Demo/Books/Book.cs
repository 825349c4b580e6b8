using System.Text.Json.Serialization;
using OerPortal.Resources;

namespace OerPortal.Demo.Books;

/// <summary>One learning resource of the demo portal, as its folder under <c>Content/</c> describes it.</summary>
public sealed record Book
{
    /// <summary>The name of the folder; never changes, so that seeding twice finds what it made before.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public required IReadOnlyList<Credit> Authors { get; init; }

    /// <summary>Code of <see cref="ResourceKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Codes of <see cref="SchoolLevels"/>.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    public IReadOnlyList<int> Grades { get; init; } = [];

    /// <summary>Codes of <see cref="OerPortal.Resources.Subjects"/>.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    public string Language { get; init; } = "vi";

    /// <summary>Further languages of a bilingual book.</summary>
    public IReadOnlyList<string> OtherLanguages { get; init; } = [];

    /// <summary>Code of <see cref="Licences"/>; the demo uses CC0, CC BY, CC BY-SA and CC BY-NC.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the content is from, when it is not only the authors' own work.</summary>
    public string? Source { get; init; }

    /// <summary>school, province or public.</summary>
    public string Visibility { get; init; } = "public";

    public required string Site { get; init; }

    /// <summary>User name of the account that contributes it.</summary>
    public required string Contributor { get; init; }

    /// <summary>Years of age, "9-10".</summary>
    public required string TypicalAge { get; init; }

    /// <summary>Minutes a class or a reader needs.</summary>
    public required int Minutes { get; init; }

    /// <summary>active, expositive or mixed (LRMI interactivityType).</summary>
    public string Interactivity { get; init; } = "expositive";

    public IReadOnlyList<Tie> Relations { get; init; } = [];

    /// <summary>Requirements of the programme this resource teaches.</summary>
    public IReadOnlyList<string> Teaches { get; init; } = [];

    public required Accessibility Accessibility { get; init; }

    public required IReadOnlyList<Rendition> Files { get; init; }

    public Journey Journey { get; init; } = new();

    public Look Look { get; init; } = new();

    [JsonIgnore]
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>Pictures beside the chapters: file name to bytes.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();
}

/// <summary>A named contributor. <paramref name="Role"/> is a code of <see cref="ContributorRoles"/>.</summary>
public sealed record Credit(string Name, string Role = "aut");

/// <summary>A tie to another demo resource: code of <see cref="Vocabulary.RelationKinds"/>.</summary>
public sealed record Tie(string Kind, string Slug);

/// <summary>Terms of the W3C accessibility discoverability vocabulary, with a sentence for people.</summary>
public sealed record Accessibility
{
    public IReadOnlyList<string> Features { get; init; } = [];

    public IReadOnlyList<string> Modes { get; init; } = ["textual"];

    public IReadOnlyList<string> Hazards { get; init; } = ["none"];

    public required string Summary { get; init; }
}

/// <summary>A file to build: format epub, pdf, wav or md; the layout tells the PDF builder how to set it.</summary>
public sealed record Rendition(string Format, string Layout = "booklet", string? Name = null, string? Piece = null);

/// <summary>How far the resource has come in the demo: its state, and how many days ago.</summary>
public sealed record Journey
{
    /// <summary>published, draft, submitted or returned.</summary>
    public string State { get; init; } = "published";

    public int DaysAgo { get; init; }

    /// <summary>What the reviewer wrote when returning it.</summary>
    public string? Comment { get; init; }

    /// <summary>Earlier editions, oldest first; each leaves out the later chapters.</summary>
    public IReadOnlyList<EarlierEdition> Earlier { get; init; } = [];
}

/// <summary>An edition published before the present one: only its first <paramref name="Chapters"/> chapters.</summary>
public sealed record EarlierEdition(int Chapters, int DaysAgo);

/// <summary>How the made cover and the PDF look: a house colour and the picture on the cover.</summary>
public sealed record Look
{
    /// <summary>rung, bazan, cham, sim, song or nghe: the six accents of the house.</summary>
    public string Colour { get; init; } = "rung";

    /// <summary>File name of the picture on the cover.</summary>
    public string? Art { get; init; }

    /// <summary>Large type for the youngest readers.</summary>
    public bool LargePrint { get; init; }
}
