using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Counts what a search finds: by sets of facet values, which are few, and by school, of which there are thousands. Each count is a scan of
/// all that is found, so both are counted in one where that can be: as long as no set of values is chosen.
/// </summary>
internal sealed class FacetCounter(Combinations combinations)
{
    private const string Both = "SELECT combination, site, documents FROM search.counted_both(@query, @SignedIn, @Schools, @Sites, @most)";
    private const string Sets = "SELECT combination, NULL::uuid AS site, documents FROM search.counted(@query, @SignedIn, @Schools, @OnlySite, @Sites)";
    private const string Sites = "SELECT site, documents FROM search.counted_by_site(@query, @SignedIn, @Schools, @Sites, @chosen, @most)";

    /// <returns>Null when nothing is found, whatever is chosen.</returns>
    public async Task<FacetTally?> CountAsync(NpgsqlConnection connection, string query, Reader who, SearchRequest request, CancellationToken cancellation)
    {
        var countsSchools = request.CountSchools && who.OnlySite is null;
        var together = countsSchools && !request.Filters.Any(filter => filter.Key is not (FacetField.School or FacetField.Origin) && filter.Value.Count > 0);
        var rows = (await connection.QueryAsync<(int? Combination, Guid? Site, int Documents)>(new CommandDefinition(
            together ? Both : Sets,
            new { query, who.SignedIn, who.Schools, who.OnlySite, who.Sites, most = SearchLimits.Schools },
            cancellationToken: cancellation))).AsList();
        if (rows.Count == 0) return null;
        var sets = rows.Where(row => row.Combination is not null).Select(row => (row.Combination!.Value, row.Documents)).ToList();
        var tally = new FacetTally(sets, await combinations.MeaningsAsync(sets.Select(set => set.Value), cancellation), request.Filters);
        if (together && tally.Chosen is null) tally.AddSchools(rows.Where(row => row.Site is not null).Select(row => (row.Site!.Value, row.Documents)));
        else if (countsSchools) tally.AddSchools(await BySiteAsync(connection, query, who, tally.Chosen ?? [.. sets.Select(set => set.Value)], cancellation));
        return tally;
    }

    private static Task<IEnumerable<(Guid Site, int Documents)>> BySiteAsync(NpgsqlConnection connection, string query, Reader who, int[] chosen, CancellationToken cancellation) =>
        connection.QueryAsync<(Guid Site, int Documents)>(new CommandDefinition(
            Sites, new { query, who.SignedIn, who.Schools, who.Sites, chosen, most = SearchLimits.Schools }, cancellationToken: cancellation));
}
