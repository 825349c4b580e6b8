using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Models;

/// <summary>Text from people and files, made fit to keep: one form of Unicode, no control characters, no stray space.</summary>
internal static class PlainText
{
    /// <summary>One line.</summary>
    internal static string Line(string? text, int longest)
        => Cut(string.Join(' ', Visible(text, keepLines: false).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), longest);

    /// <summary>Several lines; more than one empty line between two is too many.</summary>
    internal static string Lines(string? text, int longest)
    {
        var lines = Visible(text?.ReplaceLineEndings("\n"), keepLines: true).Split('\n').Select(l => l.TrimEnd());
        var kept = new StringBuilder();
        var empty = 0;
        foreach (var line in lines)
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
                kept.Append(line).Append('\n');
        }

        return Cut(kept.ToString().Trim(), longest);
    }

    /// <summary>Null for nothing.</summary>
    internal static string? OptionalLine(string? text, int longest)
        => Line(text, longest) is { Length: > 0 } line ? line : null;

    /// <summary>Distinct lines in the order given.</summary>
    internal static string[] List(IEnumerable<string?> parts, int longest, int most)
        => [.. parts.Select(p => Line(p, longest)).Where(p => p.Length > 0).DistinctBy(p => p.ToUpperInvariant()).Take(most)];

    private static string Visible(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                kept.Append(keepLines && rune.Value == '\n' ? '\n' : ' ');
            else if (rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF))
                kept.Append(rune);
        }

        // A lone surrogate was replaced above, so that normalising cannot throw.
        return kept.ToString().Composed();
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }
}
