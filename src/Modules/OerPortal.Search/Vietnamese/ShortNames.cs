using System.Collections.Frozen;

namespace OerPortal.Search.Vietnamese;

/// <summary>What the short names of schools stand for (<c>short-names.txt</c>): <c>GDCD</c> is <c>giáo dục công dân</c>.</summary>
internal static class ShortNames
{
    // Read by VietnameseText, so it must not be a field of that class.
    private static readonly FrozenDictionary<string, IReadOnlyList<Token>> ByFolded = Read();

    /// <summary>The words a token stands for, or null when it is a word like any other. Their places are those of the long name.</summary>
    public static IReadOnlyList<Token>? Of(Token token) => ByFolded.GetValueOrDefault(token.Folded);

    private static FrozenDictionary<string, IReadOnlyList<Token>> Read()
    {
        using var stream = typeof(ShortNames).Assembly.GetManifestResourceStream("short-names.txt")
            ?? throw new InvalidOperationException("short-names.txt is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToFrozenDictionary(pair => VietnameseText.Fold(pair[0]), pair => VietnameseText.Analyse(pair[1]).Tokens, StringComparer.Ordinal);
    }
}
