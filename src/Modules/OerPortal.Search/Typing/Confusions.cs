using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Search.Typing;

/// <summary>Syllables that sound alike in some region, which is how Vietnamese words are misspelt: <c>dông</c> for <c>rông</c>, <c>bật</c> for <c>bậc</c>.</summary>
internal static class Confusions
{
    private static readonly string[][] Beginnings = [["tr", "ch"], ["s", "x"], ["d", "gi", "r", "v"], ["l", "n"]];
    private static readonly string[][] Ends = [["n", "ng", "nh"], ["t", "c", "ch"], ["i", "y"]];
    private const string HookAndTilde = "\u0309\u0303";

    /// <param name="syllable">In canonical spelling, with marks or without.</param>
    public static IEnumerable<string> Of(string syllable)
    {
        var plain = syllable.Decomposed();
        return Swapped(plain, Beginnings, (text, part) => text.StartsWith(part, StringComparison.Ordinal), (text, part, other) => other + text[part.Length..])
            .Concat(Swapped(plain, Ends, (text, part) => text.EndsWith(part, StringComparison.Ordinal), (text, part, other) => text[..^part.Length] + other))
            .Concat(OtherTone(plain))
            .Select(text => text.Composed())
            .Where(text => Syllable.Fits(text) || Syllable.FitsUnmarked(text))
            .Distinct(StringComparer.Ordinal);
    }

    // Of "ng" and "n" only the longer one is there: "trang" does not end in n.
    private static IEnumerable<string> Swapped(string text, string[][] groups, Func<string, string, bool> has, Func<string, string, string, string> swap)
        => from parts in groups
           let part = parts.Where(part => part.Length < text.Length && has(text, part)).MaxBy(part => part.Length)
           where part is not null
           from other in parts
           where other != part
           select swap(text, part, other);

    private static IEnumerable<string> OtherTone(string text)
    {
        var at = text.AsSpan().IndexOfAny(HookAndTilde);
        if (at < 0) yield break;
        yield return new StringBuilder(text) { [at] = text[at] == HookAndTilde[0] ? HookAndTilde[1] : HookAndTilde[0] }.ToString();
    }
}
