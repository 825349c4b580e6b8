using OerPortal.Resources;

namespace OerPortal.Demo.Library;

/// <summary>What is said about one learning resource of the demo portal: by the folder it is made from, and by the folder it stands in.</summary>
public abstract record BookDescription
{
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

    public Journey Journey { get; init; } = new();
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
