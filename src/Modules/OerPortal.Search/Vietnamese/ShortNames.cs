using System.Collections.Frozen;

namespace OerPortal.Search.Vietnamese;

/// <summary>What the short names of schools stand for (<c>short-names.txt</c>): <c>GDCD</c> is <c>giáo dục công dân</c>.</summary>
internal static class ShortNames
{
    // Read by VietnameseText, so it must not be a field of that class.
    private static readonly FrozenDictionary<string, IReadOnlyList<Token>> ByFolded = WordList.Pairs("short-names.txt")
        .ToFrozenDictionary(pair => VietnameseText.Fold(pair.Left), pair => VietnameseText.Analyse(pair.Right).Tokens, StringComparer.Ordinal);

    /// <summary>The words a token stands for, or null when it is a word like any other. Their places are those of the long name.</summary>
    public static IReadOnlyList<Token>? Of(Token token) => ByFolded.GetValueOrDefault(token.Folded);
}
