using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>
/// Counts what a search finds: by sets of facet values, which are few, and by school, of which there are thousands. Each count is a scan of
/// all that is found, so both are counted in one.
/// </summary>
internal sealed class FacetCounter(Combinations combinations)
{
    private const string Both = "SELECT combination, site, documents FROM search.counted_both(@query, @SignedIn, @Schools, @Sites, @fitting, @most)";
    private const string Sets = "SELECT combination, NULL::uuid AS site, documents FROM search.counted(@query, @SignedIn, @Schools, @OnlySite, @Sites)";

    /// <returns>Null when nothing is found, whatever is chosen.</returns>
    public async Task<FacetTally?> CountAsync(NpgsqlConnection connection, string query, Reader who, SearchRequest request, CancellationToken cancellation)
    {
        var countsSchools = request.CountSchools && who.OnlySite is null;
        while (true)
        {
            var fitting = countsSchools ? await combinations.FittingAsync(request.Filters, cancellation) : null;
            var rows = (await connection.QueryAsync<(int? Combination, Guid? Site, int Documents)>(new CommandDefinition(
                countsSchools ? Both : Sets,
                new { query, who.SignedIn, who.Schools, who.OnlySite, who.Sites, fitting, most = SearchLimits.Schools },
                cancellationToken: cancellation))).AsList();
            if (rows.Count == 0) return null;
            var sets = rows.Where(row => row.Combination is not null).Select(row => (row.Combination!.Value, row.Documents)).ToList();
            // One that came while it was counted was not among those that fit: once more, now that it is known.
            var isComplete = combinations.Knows(sets.Select(set => set.Value));
            var tally = new FacetTally(sets, await combinations.MeaningsAsync(sets.Select(set => set.Value), cancellation), request.Filters);
            if (!isComplete && fitting is not null) continue;
            if (countsSchools) tally.AddSchools(rows.Where(row => row.Site is not null).Select(row => (row.Site!.Value, row.Documents)));
            return tally;
        }
    }
}
