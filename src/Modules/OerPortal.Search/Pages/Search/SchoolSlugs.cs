using OerPortal.Cms.Sites;

namespace OerPortal.Search.Pages;

/// <summary>Schools stand in addresses by their slug, in the index by their id. What the portal itself contributed is of no school.</summary>
internal static class SchoolSlugs
{
    public static bool IsKnown(string slug, ISites sites) => sites.FindBySlug(slug) is { IsPortal: false } school && school.Slug == slug;

    /// <param name="slugs">Known ones.</param>
    public static IReadOnlySet<string> Ids(IEnumerable<string> slugs, ISites sites) => slugs.Select(slug => $"{sites.FindBySlug(slug)!.Id:N}").ToHashSet();

    public static IReadOnlyDictionary<string, int> BySlug(IReadOnlyDictionary<string, int> byId, ISites sites)
        => byId.Select(count => (Site: sites.Find(Guid.Parse(count.Key)), count.Value)).Where(count => count.Site is { IsPortal: false })
            .ToDictionary(count => count.Site!.Slug, count => count.Value);

    public static string Name(string slug, ISites sites) => sites.FindBySlug(slug)?.Name ?? slug;
}
