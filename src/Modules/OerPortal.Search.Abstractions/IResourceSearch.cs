namespace OerPortal.Search;

/// <summary>Search for other modules, in what everybody may see, whoever asks.</summary>
public interface IResourceSearch
{
    /// <summary>Finds a page of resources. Never fails for what was asked; what does not exist finds nothing.</summary>
    Task<FoundResources> FindAsync(ResourceQuestion question, CancellationToken cancellation);
}

/// <param name="Text">What was typed; anything is allowed. Null or empty finds everything.</param>
/// <param name="Filters">Chosen codes by field: any of one field, all fields together.</param>
/// <param name="OnlySite">Only what this site contributed, or null.</param>
/// <param name="Page">From 1, of <see cref="PageSize"/> resources; pages behind <see cref="LastPage"/> are empty.</param>
public sealed record ResourceQuestion(
    string? Text,
    IReadOnlyDictionary<FacetField, IReadOnlySet<string>> Filters,
    Guid? OnlySite,
    SearchOrder Order,
    int Page)
{
    public const int PageSize = 20;
    public const int LastPage = 30;

    /// <summary>Most that <see cref="Count"/> may be.</summary>
    public const int MostAtOnce = 100;

    /// <summary>The last resource that pages with numbers show; whoever wants more goes on <see cref="After"/> a place, to the very last.</summary>
    internal const int LastNumbered = PageSize * LastPage;

    /// <summary>Goes on behind this place, whatever <see cref="Page"/> says.</summary>
    public SearchMark? After { get; init; }

    /// <summary>How many are wanted at once.</summary>
    public int Count { get; init; } = PageSize;
}

public enum SearchOrder
{
    Best,
    Newest,
    Title,

    /// <summary>What most people read or took along in the last 90 days; of what fewer than five did, the newest.</summary>
    MostRead,
}

/// <param name="Total">How many have all that was asked for.</param>
/// <param name="ResourceIds">One page.</param>
/// <param name="Facets">Counts by field; a field's own choice does not narrow its counts.</param>
public sealed record FoundResources(
    int Total,
    IReadOnlyList<Guid> ResourceIds,
    IReadOnlyDictionary<FacetField, IReadOnlyDictionary<string, int>> Facets)
{
    /// <summary>Where it goes on; null at the end.</summary>
    public SearchMark? Next { get; init; }

    public static FoundResources Nothing { get; } = new(0, [], new Dictionary<FacetField, IReadOnlyDictionary<string, int>>());
}
