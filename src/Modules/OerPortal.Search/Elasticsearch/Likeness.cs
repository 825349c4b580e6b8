namespace OerPortal.Search.Elasticsearch;

/// <summary>How much two texts are alike by the parts of three letters that they share: as pg_trgm counts.</summary>
internal static class Likeness
{
    /// <summary>Less is not alike.</summary>
    public const double Least = 0.3;

    /// <summary>The parts of its words, each with two signs before and one behind.</summary>
    /// <param name="folded">Folded words with spaces between them.</param>
    public static IReadOnlySet<string> PartsOf(string folded)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = "__" + word + "_";
            for (var i = 0; i + 3 <= padded.Length; i++) parts.Add(padded.Substring(i, 3));
        }

        return parts;
    }

    public static double Of(string first, string second)
    {
        IReadOnlySet<string> one = PartsOf(first), other = PartsOf(second);
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }
}
