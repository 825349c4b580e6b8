namespace OerPortal.SearchQuality.Catalogue;

/// <summary>The data that people read and edit: <c>left = one | two | …</c> a line; lines that begin with # say something to people.</summary>
internal static class Lines
{
    public static IReadOnlyList<(string Left, string[] Right)> Read(string file) =>
        [.. Text(file).Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(" = ", 2)).Select(pair => (pair[0], pair[1].Split(" | ", StringSplitOptions.TrimEntries)))];

    public static IReadOnlyList<string> Text(string file)
    {
        using var reader = new StreamReader(typeof(Lines).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd().Split('\n');
    }
}
