using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OerPortal.Demo.Library;

/// <summary>A finished demo book as its folder <c>Shelf/&lt;slug&gt;/</c> describes it in <c>book.json</c>.</summary>
public sealed record Book : BookDescription
{
    [JsonConstructor]
    public Book()
    {
    }

    /// <summary>A book about which the same is said.</summary>
    [SetsRequiredMembers]
    public Book(BookDescription said, IReadOnlyList<Edition> editions)
        : base(said) => Editions = editions;

    /// <summary>The name of the folder; never changes, so that seeding twice finds what it made before.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";

    /// <summary>All editions, oldest first; the last is the present one.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Edition> Editions { get; init; }
}

/// <summary>One edition of a book.</summary>
/// <param name="Date">The date it bears.</param>
/// <param name="Files">Names of its files as a teacher would have saved them; they lie beside <c>book.json</c>.</param>
public sealed record Edition(DateOnly Date, IReadOnlyList<string> Files);
