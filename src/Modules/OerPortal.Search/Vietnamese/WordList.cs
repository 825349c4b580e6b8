namespace OerPortal.Search.Vietnamese;

/// <summary>The word lists that people read and edit: one entry a line; lines that begin with # say something to people.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];
    }

    /// <summary>Entries <c>left = right</c>.</summary>
    public static IEnumerable<(string Left, string Right)> Pairs(string name) =>
        Lines(name).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Select(pair => (pair[0], pair[1]));
}
