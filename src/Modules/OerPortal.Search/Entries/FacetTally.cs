using OerPortal.Search.Models;

namespace OerPortal.Search.Entries;

/// <summary>Turns counts by combination into counts by facet value, and a choice of values into the combinations that fit.</summary>
internal sealed class FacetTally
{
    private static readonly FacetField[] Fields = [.. Enum.GetValues<FacetField>().Where(field => field != FacetField.School)];

    private readonly Dictionary<FacetField, IReadOnlyDictionary<string, int>> _counts;

    public FacetTally(
        IReadOnlyList<(int Combination, int Documents)> counts,
        IReadOnlyDictionary<int, FacetValues> meanings,
        IReadOnlyDictionary<FacetField, IReadOnlySet<string>> filters)
    {
        var chosen = filters.Where(filter => filter.Value.Count > 0 && filter.Key != FacetField.School).ToArray();
        var tally = Fields.ToDictionary(field => field, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        var fitting = new List<int>();
        foreach (var (combination, documents) in counts)
        {
            var values = meanings[combination];
            var misses = chosen.Where(filter => !values.Of(filter.Key).Any(filter.Value.Contains)).Select(filter => filter.Key).Take(2).ToArray();
            if (misses.Length == 0)
            {
                Total += documents;
                fitting.Add(combination);
            }

            // What misses by one field alone would come in if more of that field were chosen.
            if (misses.Length > 1 || documents == 0) continue;
            foreach (var (field, sums) in tally)
            {
                if (misses.Length == 1 && misses[0] != field) continue;
                foreach (var value in values.Of(field)) sums[value] = sums.GetValueOrDefault(value) + documents;
            }
        }

        // Where all fit nothing has to be looked up: what is asked for is mostly ours, and all there is often too.
        Chosen = fitting.Count == counts.Count ? null : [.. fitting];
        _counts = tally.ToDictionary(entry => entry.Key, entry => (IReadOnlyDictionary<string, int>)entry.Value);
    }

    public int Total { get; }

    /// <summary>Combinations that fit the filters; null when all do.</summary>
    public int[]? Chosen { get; }

    public IReadOnlyDictionary<FacetField, IReadOnlyDictionary<string, int>> Counts => _counts;

    public void AddSchools(IEnumerable<(Guid Site, int Documents)> counts)
        => _counts[FacetField.School] = counts.Where(count => count.Site != Guid.Empty).ToDictionary(count => count.Site.ToString("N"), count => count.Documents);
}
