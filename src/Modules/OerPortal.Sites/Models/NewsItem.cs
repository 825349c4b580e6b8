using OerPortal.Cms.Data;

namespace OerPortal.Sites.Models;

/// <summary>A library's news. Plain text; an empty line begins a new paragraph.</summary>
public sealed class NewsItem : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public string Title { get; set; } = "";

    public string Body { get; set; } = "";

    public required DateTimeOffset PublishedAt { get; init; }

    public IEnumerable<string> Paragraphs
        => Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The beginning, for lists.</summary>
    public string Beginning => Paragraphs.FirstOrDefault() is not { } first ? "" : first.Length <= 180 ? first : string.Concat(first.AsSpan(0, 180), "…");
}
