using OerPortal.Ingest;

namespace OerPortal.Search.Models;

/// <summary>What a search found.</summary>
/// <param name="Total">How many the person may see; for a relaxed search those that hold any of the words.</param>
/// <param name="Hits">One page, best first.</param>
/// <param name="Facets">
/// Counts by field; a field's own choice does not narrow its counts, so that a second value can be added. Schools are
/// counted when that is asked for: the chosen ones and at most <see cref="SearchLimits.Schools"/> others, those with most hits.
/// </param>
/// <param name="Relaxed">Nothing held all words, so these hold some of them.</param>
/// <param name="DidYouMean">A better spelling that does find something, or null.</param>
/// <param name="IsFallback">The engine that should have answered did not.</param>
public sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<FacetField, IReadOnlyDictionary<string, int>> Facets,
    bool Relaxed = false,
    string? DidYouMean = null,
    bool IsFallback = false)
{
    /// <summary>Nothing has the words that were typed; what is shown is found by <see cref="DidYouMean"/>.</summary>
    public bool IsMended { get; init; }

    /// <summary>What is shown has all the words that were typed; it may be told and sent to people as what they asked for.</summary>
    public bool IsAsAsked => !Relaxed && !IsMended;

    /// <summary>Where it goes on; null at the end.</summary>
    public SearchMark? Next { get; init; }

    public static SearchResult Nothing { get; } = new(0, [], new Dictionary<FacetField, IReadOnlyDictionary<string, int>>());
}

/// <param name="Inside">The place in the text of its files that matches best, or null.</param>
public sealed record SearchHit(Guid ResourceId, PassageHit? Inside);

/// <summary>A place in a file whose text matches.</summary>
/// <param name="Number">0-based order in the resource's text.</param>
/// <param name="Locator">Where the reader opens it; see <c>OerPortal.Ingest.Passage</c>.</param>
public sealed record PassageHit(Guid FileId, int Number, string? Heading, string Locator, string Text)
{
    private const string Page = "page=";

    /// <summary>Number of the printed page that it is; null for a stretch of a chapter.</summary>
    public string? PageNumber => Locator.StartsWith(Page, StringComparison.Ordinal) ? Locator[Page.Length..] : null;

    /// <summary>When it is said, "3:25"; null for what is written.</summary>
    public string? Time => PlaceInTime.Seconds(Locator) is { } seconds ? PlaceInTime.Clock(seconds) : null;
}

/// <summary>Something to offer while a person types.</summary>
/// <param name="ResourceId">The resource, for a title that only one resource has; else null.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, Guid? ResourceId);

public enum SuggestionKind
{
    Title = 0,
    Person = 1,
    Keyword = 2,
}
