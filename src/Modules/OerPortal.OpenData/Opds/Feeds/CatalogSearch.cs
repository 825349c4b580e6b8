using OerPortal.Cms.Sites;
using OerPortal.OpenData.Following;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>Search and counts, of what the current site gives out.</summary>
internal sealed class CatalogSearch(IResourceSearch search, ISites sites, ISiteContext site)
{
    /// <summary>The first page.</summary>
    public Task<FoundResources> FindAsync(CatalogChoice choice, CancellationToken cancellation) => FindAsync(choice, CatalogPlace.First, cancellation);

    public Task<FoundResources> FindAsync(CatalogChoice choice, CatalogPlace place, CancellationToken cancellation) => search.FindAsync(
        new ResourceQuestion(choice.Query, Filters(choice), site.Current.IsPortal ? null : site.Current.Id, choice.RealOrder, place.Page) { After = place.Found }, cancellation);

    /// <summary>Whether the value is of a site that gives nothing out.</summary>
    public bool IsClosed(FacetField field, string value)
        => field == FacetField.School && Guid.TryParseExact(value, "N", out var id) && !sites.HasFeature(id, KnownSites.Feature);

    // Search finds everything public; a school that switched open data off is not part of it here.
    private Dictionary<FacetField, IReadOnlySet<string>> Filters(CatalogChoice choice)
    {
        var filters = choice.Values.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)new HashSet<string> { pair.Value });
        if (!site.Current.IsPortal || filters.ContainsKey(FacetField.School)) return filters;
        var all = sites.Schools.Prepend(sites.Portal);
        if (all.Any(one => !sites.HasFeature(one.Id, KnownSites.Feature)))
            filters[FacetField.School] = all.Where(one => sites.HasFeature(one.Id, KnownSites.Feature)).Select(one => one.Id.ToString("N")).ToHashSet();
        return filters;
    }
}
