using System.Runtime.CompilerServices;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Views;

/// <summary>The schools whose libraries give open data.</summary>
internal sealed class OpenSchools(ISites sites, OpenRecords records)
{
    private const int AtOnce = 500;

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

    /// <summary>All of them in the same order, some at a time.</summary>
    public async IAsyncEnumerable<SchoolView> EachAsync(string origin, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = sites.Schools.Where(school => sites.HasFeature(school.Id, KnownSites.Feature)).OrderBy(school => school.Slug, StringComparer.Ordinal);
        foreach (var some in open.Chunk(AtOnce))
        {
            var counts = await records.CountsAsync([.. some.Select(school => SetKey.School(school.Id))], cancellation);
            foreach (var school in some) yield return Of(school, counts.GetValueOrDefault(SetKey.School(school.Id)), origin);
        }
    }

    private static SchoolView Of(Site school, int count, string origin) => new(
        school.Slug, school.Name, school.Level, $"{origin}{school.PathPrefix}", origin + OpenDataAddress.School(school.Slug), count, $"{origin}{OpenDataAddress.Api}/resources?school={school.Slug}");
}
