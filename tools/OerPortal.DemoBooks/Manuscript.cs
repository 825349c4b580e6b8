using System.Text.Json.Serialization;
using OerPortal.Demo.Library;

namespace OerPortal.DemoBooks;

/// <summary>What a demo book is made from, as its folder under <c>Content/</c> holds it.</summary>
public sealed record Manuscript : BookDescription
{
    /// <summary>The name of the folder, and of the finished book's.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";

    public required IReadOnlyList<Rendition> Files { get; init; }

    public Look Look { get; init; } = new();

    [JsonIgnore]
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>Pictures beside the chapters: file name to bytes.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();
}

/// <summary>A file to build: format epub, pdf, wav or md; the layout tells the PDF builder how to set it.</summary>
public sealed record Rendition(string Format, string Layout = "booklet", string? Name = null, string? Piece = null);

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
