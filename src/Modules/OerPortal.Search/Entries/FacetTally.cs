using System.Numerics;
using OerPortal.Search.Models;

namespace OerPortal.Search.Entries;

/// <summary>Turns counts by combination into counts by facet value, and a choice of values into the combinations that fit. There are thousands, in every search.</summary>
internal sealed class FacetTally
{
    private readonly Dictionary<FacetField, IReadOnlyDictionary<string, int>> _counts;

    public FacetTally(
        IReadOnlyList<(int Combination, int Documents)> counts,
        IReadOnlyDictionary<int, FacetMeaning> meanings,
        IReadOnlyDictionary<FacetField, IReadOnlySet<string>> filters)
    {
        var named = FacetMeaning.Named;
        var chosen = filters.Where(filter => filter.Value.Count > 0 && filter.Key != FacetField.School).ToArray();
        // Of each value which of the chosen fields it fits, a bit each.
        var fits = new uint[named.Count];
        foreach (var (bit, (field, values)) in chosen.Index())
        {
            for (var i = 0; i < fits.Length; i++) fits[i] |= named[i].Field == field && values.Contains(named[i].Value) ? 1u << bit : 0;
        }

        var all = (1u << chosen.Length) - 1;
        var sums = new int[named.Count];
        var fitting = new List<int>(counts.Count);
        foreach (var (combination, documents) in counts)
        {
            var values = meanings[combination].Values;
            var missed = all;
            foreach (var value in values) missed &= ~fits[value];
            if (missed == 0)
            {
                Total += documents;
                fitting.Add(combination);
                foreach (var value in values) sums[value] += documents;
            }
            else if (BitOperations.IsPow2(missed))
            {
                // What misses by one field alone would come in if more of that field were chosen.
                var field = chosen[BitOperations.Log2(missed)].Key;
                foreach (var value in values) sums[value] += named[value].Field == field ? documents : 0;
            }
        }

        // Where all fit nothing has to be looked up: what is asked for is mostly ours, and all there is often too.
        Chosen = fitting.Count == counts.Count ? null : [.. fitting];
        _counts = FacetMeaning.Fields.ToDictionary(field => field, IReadOnlyDictionary<string, int> (field) =>
            named.Zip(sums).Where(value => value.First.Field == field && value.Second > 0).ToDictionary(value => value.First.Value, value => value.Second, StringComparer.Ordinal));
    }

    public int Total { get; }

    /// <summary>Combinations that fit the filters; null when all do.</summary>
    public int[]? Chosen { get; }

    public IReadOnlyDictionary<FacetField, IReadOnlyDictionary<string, int>> Counts => _counts;

    public void AddSchools(IEnumerable<(Guid Site, int Documents)> counts)
        => _counts[FacetField.School] = counts.Where(count => count.Site != Guid.Empty).ToDictionary(count => count.Site.ToString("N"), count => count.Documents);
}
