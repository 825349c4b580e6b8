using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Search.Models;

/// <summary>One search, as the page or the API asks it.</summary>
/// <param name="Text">What was typed; anything is allowed.</param>
/// <param name="Filters">Chosen codes by field: any of one field, all fields together. Unknown codes find nothing.</param>
/// <param name="OnlySite">Only what this site contributed, or null.</param>
/// <param name="Page">From 1; pages behind <see cref="SearchLimits.Pages"/> are empty.</param>
public sealed record SearchRequest(
    string? Text,
    IReadOnlyDictionary<FacetField, IReadOnlySet<string>> Filters,
    Guid? OnlySite,
    SearchOrder Order,
    int Page,
    Access Access)
{
    /// <summary>The words are words: what they name of subjects, grades, kinds and levels is not understood.</summary>
    public bool AsTyped { get; init; }

    /// <summary>Hits are counted by school too, which costs as much again as all other facets. Not where only one site is asked for.</summary>
    public bool CountSchools { get; init; }

    /// <summary>What is elsewhere is found too. Only for pages that say so beside each hit.</summary>
    public bool IncludesElsewhere { get; init; }

    public static IReadOnlyDictionary<FacetField, IReadOnlySet<string>> NoFilters { get; } = new Dictionary<FacetField, IReadOnlySet<string>>();
}

/// <summary>Bounds that keep every search quick.</summary>
public static class SearchLimits
{
    public const int PageSize = ResourceQuestion.PageSize;

    /// <summary>Of ten thousand schools those with most hits are counted, and those that are chosen.</summary>
    public const int Schools = 60;

    /// <summary>The last page that can be opened; nobody reads further, and ranking has an end.</summary>
    public const int Pages = ResourceQuestion.LastPage;

    /// <summary>A question stands in every link of its page; nobody types more, and what is pasted is found by its beginning.</summary>
    public const int TextLength = 300;
}

/// <summary>
/// Whose eyes a search is for. Public resources are for all, those of the province for people who are signed in, those of a school for its
/// own people at their school and at the portal: the rule of the resource module, held here too so that counts never tell more.
/// </summary>
/// <param name="Schools">Sites whose own resources are seen here.</param>
public sealed record Access(bool IsSignedIn, IReadOnlyCollection<Guid> Schools)
{
    public static Access Guest { get; } = new(false, []);

    public static Access Of(Viewer viewer, Site at)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(at);
        return !viewer.IsSignedIn ? Guest : new(true, [.. at.IsPortal ? viewer.SiteIds : viewer.SiteIds.Where(id => id == at.Id)]);
    }
}
