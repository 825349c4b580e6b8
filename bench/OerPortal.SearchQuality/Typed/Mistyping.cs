using OerPortal.Cms.Text;
using OerPortal.Cms.Text.Analysis;

namespace OerPortal.SearchQuality.Typed;

/// <summary>One typing error, in a word of three letters or more: two letters swapped, one missing, one doubled, or the key beside it.</summary>
internal static class Mistyping
{
    private const int Shortest = 3;
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The text with its error, or null when no word is long enough.</summary>
    public static string? Of(string text, Draw draw)
    {
        var words = VietnameseText.Analyse(text).Tokens.Where(token => token.Length >= Shortest && token.Exact.All(char.IsLetter)).ToArray();
        if (words.Length == 0) return null;
        var word = draw.Of(words);
        var typed = text.Substring(word.Start, word.Length);
        // Swapped twins look right; the next kind of error does not.
        var kinds = Enumerable.Range(draw.Below(4), 4).Select(kind => Of(typed, kind % 4, draw));
        return string.Concat(text.AsSpan(0, word.Start), kinds.First(slip => slip != typed), text.AsSpan(word.End));
    }

    // The first letter is seldom wrong: people look at it.
    private static string Of(string word, int kind, Draw draw)
    {
        var at = 1 + draw.Below(word.Length - 1);
        return kind switch
        {
            0 when at + 1 < word.Length => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            1 => word.Remove(at, 1),
            2 => word.Insert(at, word[at].ToString()),
            3 when Beside(word[at]) is { Length: > 0 } keys => $"{word[..at]}{draw.Of(keys.ToCharArray())}{word[(at + 1)..]}",
            _ => word,
        };
    }

    /// <summary>Keys to the left and right of the one that a letter is typed with.</summary>
    private static string Beside(char letter)
    {
        var key = char.ToLowerInvariant(letter.ToString().Decomposed()[0]);
        var row = Rows.FirstOrDefault(keys => keys.Contains(key, StringComparison.Ordinal));
        if (row is null) return "";
        var at = row.IndexOf(key, StringComparison.Ordinal);
        return $"{(at > 0 ? row[at - 1] : "")}{(at + 1 < row.Length ? row[at + 1] : "")}";
    }
}
