using OerPortal.Cms.Data;

namespace OerPortal.Sites.Models;

/// <summary>A library's news. Plain text; an empty line begins a new paragraph.</summary>
public sealed class NewsItem : ISiteOwned
{
    private const int BeginningLength = 180;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public string Title { get; set; } = "";

    public string Body { get; set; } = "";

    public required DateTimeOffset PublishedAt { get; init; }

    public IEnumerable<string> Paragraphs
        => Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The beginning, for lists; ends with a whole word.</summary>
    public string Beginning => Paragraphs.FirstOrDefault() is not { } first ? "" : first.Length <= BeginningLength ? first : Cut(first);

    private static string Cut(string text)
    {
        var end = text.LastIndexOf(' ', BeginningLength);
        return string.Concat(text.AsSpan(0, end > 0 ? end : BeginningLength).TrimEnd(" ,.;:–"), "…");
    }
}
