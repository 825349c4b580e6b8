using System.Collections.Frozen;
using System.Net;
using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Ingest.Facts;

/// <summary>A description that may be HTML written as text, as lines of plain text. Works through the characters once: depth and size of the markup cost nothing.</summary>
public static class PlainDescription
{
    private const int LongestRead = 64 << 10;
    private const int LongestKept = 8000;

    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(["script", "style", "head", "title", "template"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
        ["a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "wbr", "o:p", "st1:place"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when nothing is left.</summary>
    public static string? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var lines = Decode(Strip(text.Length > LongestRead ? Beginning(text) : text));
        // Some programs escape their HTML twice.
        return Tidy(lines.AsSpan().IndexOfAny('<', '&') >= 0 ? Decode(Strip(lines)) : lines);
    }

    // Not through the middle of a tag.
    private static string Beginning(string text)
    {
        var kept = text[..LongestRead];
        var open = kept.LastIndexOf('<');
        return open > kept.LastIndexOf('>') ? kept[..open] : kept;
    }

    private static string Strip(string text)
    {
        var hasTags = HasTag(text);
        var kept = new StringBuilder(text.Length);
        string? silent = null;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '<' && NameAt(text, at) is { } name)
            {
                var end = EndOf(text, at);
                var closes = text[at + 1] == '/';
                if (silent is null && Silent.Contains(name) && !closes)
                    silent = name;
                else if (silent is not null && closes && string.Equals(silent, name, StringComparison.OrdinalIgnoreCase))
                    silent = null;
                if (silent is null && !Inline.Contains(name))
                    kept.Append('\n');
                at = end;
                continue;
            }
            if (silent is null)
                kept.Append(text[at] is '\n' && (hasTags || IsWrapped(text, at)) ? ' ' : text[at]);
            at++;
        }
        return kept.ToString();
    }

    // A line break in the middle of a sentence is the editor's, not the author's.
    private static bool IsWrapped(string text, int at)
    {
        var left = text.AsSpan(0, at).TrimEnd();
        var right = text.AsSpan(at + 1);
        var isEmptyLine = right.TrimStart(" \t\r") is ['\n', ..] || text.AsSpan(0, at).TrimEnd(" \t\r") is [.., '\n'];
        right = right.TrimStart();
        return !isEmptyLine && left.Length > 0 && right.Length > 0 && left[^1] is not ('.' or '!' or '?' or ':' or ';' or '…' or '”' or '"') && char.IsLower(right[0]);
    }

    private static bool HasTag(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (NameAt(text, at) is { } name && name != "!")
                return true;
        }
        return false;
    }

    // "a < b" is no tag.
    private static string? NameAt(string text, int at)
    {
        var from = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
        if (from >= text.Length)
            return null;
        if (text[from] is '!' or '?')
            return "!";
        var end = from;
        while (end < text.Length && end - from < 20 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == ':'))
            end++;
        var closes = end < text.Length && (text[end] is '>' or '/' || char.IsWhiteSpace(text[end]));
        return end > from && char.IsAsciiLetter(text[from]) && closes ? text[from..end] : null;
    }

    private static int EndOf(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("<!--"))
            return text.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var comment ? comment + 3 : text.Length;
        return text.IndexOf('>', at) is >= 0 and var end ? end + 1 : text.Length;
    }

    private static string Decode(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    private static string? Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        var tidy = new string([.. string.Join('\n', lines).Where(c => c == '\n' || !char.IsControl(c))]);
        tidy = string.Concat(tidy.EnumerateRunes().Where(r => r.Value is not (0xFFFD or 0xFEFF))).Composed();
        if (tidy.Length > LongestKept)
            tidy = tidy[..(char.IsHighSurrogate(tidy[LongestKept - 1]) ? LongestKept - 1 : LongestKept)];
        return tidy.Length == 0 ? null : tidy;
    }
}
