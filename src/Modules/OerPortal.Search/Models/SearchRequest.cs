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

    /// <summary>The place inside its files that matches best is wanted with each hit.</summary>
    public bool ShowsPlaces { get; init; } = true;

    /// <summary>Goes on behind this place, whatever <see cref="Page"/> says.</summary>
    public SearchMark? After { get; init; }

    /// <summary>How many are wanted at once.</summary>
    public int Count { get; init; } = SearchLimits.PageSize;

    /// <summary>How many come before, where they are counted and no place is named.</summary>
    public int Skipped => After is { } mark ? mark.Tier == 0 ? mark.Shown : 0 : (Page - 1) * SearchLimits.PageSize;

    /// <summary>How many were shown before.</summary>
    public int Shown => After?.Shown ?? Skipped;

    /// <summary>The place behind which it goes on by the order of the index alone.</summary>
    public SearchMark? Behind => After is { Tier: > 0 } mark ? mark : null;

    /// <summary>Whether there is such a page.</summary>
    public bool IsWithin => After is not null || Page is >= 1 and <= SearchLimits.Pages;

    public static IReadOnlyDictionary<FacetField, IReadOnlySet<string>> NoFilters { get; } = new Dictionary<FacetField, IReadOnlySet<string>>();
}

/// <summary>Bounds that keep every search quick.</summary>
public static class SearchLimits
{
    public const int PageSize = ResourceQuestion.PageSize;

    /// <summary>Of ten thousand schools those with most hits are counted, and those that are chosen.</summary>
    public const int Schools = 60;

    /// <summary>The last page that can be opened by its number; people read no further, and programs go on behind a place.</summary>
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
