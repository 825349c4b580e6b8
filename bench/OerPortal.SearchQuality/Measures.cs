namespace OerPortal.SearchQuality;

/// <summary>What a list of results is worth.</summary>
internal static class Measures
{
    public const int Shown = 10;

    /// <summary>One through the place (from 1) of the first right answer; 0 without one.</summary>
    public static double ReciprocalRank(int? place) => place is { } at ? 1.0 / at : 0;

    /// <summary>Normalised discounted cumulative gain of the first ten: gain 2^grade − 1, discount log2(place + 1).</summary>
    /// <param name="found">Grades of the results, best first.</param>
    /// <param name="all">Grades of everything there is to be found.</param>
    public static double Ndcg(IEnumerable<int> found, IEnumerable<int> all)
    {
        var ideal = Gain(all.OrderDescending());
        return ideal == 0 ? 0 : Gain(found) / ideal;
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Shown).Select((grade, i) => ((1 << grade) - 1) / Math.Log2(i + 2)).Sum();
}
