using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Views;

/// <summary>The schools whose libraries give open data.</summary>
internal sealed class OpenSchools(ISites sites, OpenRecords records)
{
    /// <summary>In the order of their slugs.</summary>
    /// <param name="only">This one alone, or null.</param>
    public async Task<IReadOnlyList<SchoolView>> AllAsync(Guid? only, string origin, CancellationToken cancellation)
    {
        var counts = (await records.SetsAsync(SetKey.SchoolKind, cancellation)).ToDictionary(set => set.Key.Value, set => set.Count);
        return [.. sites.Schools
            .Where(school => (only is null || school.Id == only) && sites.HasFeature(school.Id, KnownSites.Feature))
            .OrderBy(school => school.Slug, StringComparer.Ordinal)
            .Select(school => Of(school, counts.GetValueOrDefault(school.Id.ToString("N")), origin))];
    }

    private static SchoolView Of(Site school, int count, string origin) => new(
        school.Slug, school.Name, school.Level, $"{origin}{school.PathPrefix}", origin + OpenDataAddress.School(school.Slug), count, $"{origin}{OpenDataAddress.Api}/resources?school={school.Slug}");
}
