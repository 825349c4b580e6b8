using OerPortal.Search.Models;

namespace OerPortal.Search.Entries;

/// <summary>What one combination of facet values means, ready to be counted: each value of each field has a number of its own.</summary>
internal sealed class FacetMeaning(FacetValues values)
{
    /// <summary>All but the school, which is counted by itself.</summary>
    public static readonly FacetField[] Fields = [.. Enum.GetValues<FacetField>().Where(field => field != FacetField.School)];
    private static readonly Lock Numbering = new();
    private static readonly Dictionary<(FacetField, string), int> Numbers = [];
    private static volatile (FacetField Field, string Value)[] _named = [];

    /// <summary>Numbers of its values.</summary>
    public int[] Values { get; } = [.. Fields.SelectMany(field => values.Of(field).Select(value => NumberOf(field, value)))];

    /// <summary>All values met so far, by their numbers.</summary>
    public static IReadOnlyList<(FacetField Field, string Value)> Named => _named;

    private static int NumberOf(FacetField field, string value)
    {
        lock (Numbering)
        {
            if (Numbers.TryGetValue((field, value), out var number)) return number;
            // A new array, since others read the old one meanwhile.
            _named = [.. _named, (field, value)];
            return Numbers[(field, value)] = _named.Length - 1;
        }
    }
}
