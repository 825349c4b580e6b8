namespace OerPortal.Search.Answering;

/// <summary>
/// What a title has at least in common with words that are much like it: two that are neighbours there but for a word between them. To look for
/// titles by their letters alone means to read all that share a few of them, which of many words are most titles there are.
/// </summary>
internal static class SharedWords
{
    private const int MostPairs = 20;

    /// <returns>Of one or two words nothing: then only the letters can tell.</returns>
    public static IReadOnlyList<(string First, string Second)> Of(IReadOnlyList<string> words) => words.Count < 3
        ? []
        : [.. words.Zip(words.Skip(1)).Concat(words.Zip(words.Skip(2))).Where(pair => pair.First != pair.Second).Distinct().Take(MostPairs)];
}
