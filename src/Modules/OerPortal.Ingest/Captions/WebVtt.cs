using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Ingest.Captions;

/// <summary>
/// Subtitles as clean WebVTT, whatever they were: SubRip with its commas and short hours, WebVTT with styles. Only times and words are
/// taken over, with the simplest marks of emphasis; nothing else of the file reaches a page.
/// </summary>
internal static partial class WebVtt
{
    private const int MostCues = 20_000;
    private const int LongestCue = 2_000;

    public static string From(string text)
    {
        var clean = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues(text))
            clean.Append('\n').Append(Stamp(cue.From)).Append(" --> ").Append(Stamp(cue.To)).Append('\n').Append(cue.Words).Append('\n');
        return clean.ToString();
    }

    /// <summary>What is said, in the order of the file.</summary>
    public static IEnumerable<Cue> Cues(string text)
    {
        var cues = 0;
        var lines = text.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Split('\n');
        for (var at = 0; at < lines.Length && cues < MostCues; at++)
        {
            if (!TryTimes(lines[at], out var from, out var to))
                continue;
            var words = Words(lines, ref at);
            if (words.Length == 0 || to <= from)
                continue;
            yield return new Cue(from, to, words);
            cues++;
        }
    }

    // A cue's words end at an empty line; some programs leave it out, so the next time line ends them too, and the number before it goes.
    private static string Words(string[] lines, ref int at)
    {
        var words = new List<string>();
        var length = 0;
        while (at + 1 < lines.Length && !string.IsNullOrWhiteSpace(lines[at + 1]) && !TryTimes(lines[at + 1], out _, out _))
        {
            var line = lines[++at].Trim();
            length += line.Length;
            if (length <= LongestCue)
                words.Add(line);
        }

        if (at + 1 < lines.Length && TryTimes(lines[at + 1], out _, out _) && words.Count > 1 && words[^1].All(char.IsAsciiDigit))
            words.RemoveAt(words.Count - 1);
        return string.Join('\n', words.Select(Plain).Where(line => line.Length > 0));
    }

    // Tags become nothing but for b, i and u; what remains is text, with its entities resolved once and written anew.
    private static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        var at = 0;
        var open = new Stack<char>();
        foreach (Match tag in Tag().Matches(line))
        {
            plain.Append(Escape(line[at..tag.Index]));
            at = tag.Index + tag.Length;
            Take(tag.Value, plain, open);
        }

        plain.Append(Escape(line[at..]));
        while (open.TryPop(out var name))
            plain.Append("</").Append(name).Append('>');
        return plain.ToString().Trim();
    }

    private static void Take(string tag, StringBuilder plain, Stack<char> open)
    {
        var name = char.ToLowerInvariant(tag[^2]);
        if (tag.Length == 3 && name is 'b' or 'i' or 'u')
        {
            open.Push(name);
            plain.Append('<').Append(name).Append('>');
        }
        else if (tag.Length == 4 && tag[1] == '/' && open.TryPeek(out var last) && last == name)
        {
            open.Pop();
            plain.Append("</").Append(name).Append('>');
        }
    }

    private static string Escape(string text) => WebUtility.HtmlDecode(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool TryTimes(string line, out TimeSpan from, out TimeSpan to)
    {
        from = to = default;
        return line.Length < 300 && Times().Match(line) is { Success: true } times && TryTime(times, "from", out from) && TryTime(times, "to", out to);
    }

    private static bool TryTime(Match times, string which, out TimeSpan time)
    {
        var hours = times.Groups[which + "H"] is { Success: true } h ? int.Parse(h.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var minutes = int.Parse(times.Groups[which + "M"].ValueSpan, CultureInfo.InvariantCulture);
        var seconds = int.Parse(times.Groups[which + "S"].ValueSpan, CultureInfo.InvariantCulture);
        var fraction = times.Groups[which + "F"].Value.PadRight(3, '0')[..3];
        time = new TimeSpan(0, hours, minutes, seconds, int.Parse(fraction, CultureInfo.InvariantCulture));
        return minutes < 60 && seconds < 60;
    }

    private static string Stamp(TimeSpan time)
        => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    /// <summary>SubRip's <c>00:00:01,000</c>, WebVTT's <c>00:01.000</c>, and <c>0:00:01,5</c> of careless programs; settings behind them are left.</summary>
    [GeneratedRegex(
        @"^\s*(?:(?<fromH>\d{1,3})\s?:)?\s?(?<fromM>\d{1,2})\s?:\s?(?<fromS>\d{1,2})(?:\s?[,.;:]\s?(?<fromF>\d{1,6}))?\s*-{1,2}>\s*(?:(?<toH>\d{1,3})\s?:)?\s?(?<toM>\d{1,2})\s?:\s?(?<toS>\d{1,2})(?:\s?[,.;:]\s?(?<toF>\d{1,6}))?(?:\s|$)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Times();

    /// <summary>A tag of HTML or WebVTT, or SubStation's <c>{\an8}</c>.</summary>
    [GeneratedRegex(@"</?[a-zA-Z0-9][^<>]{0,200}>|<\d[^<>]{0,40}>|\{\\[^{}]{0,100}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Tag();
}

/// <param name="Words">With marks of emphasis, as WebVTT writes them.</param>
internal sealed partial record Cue(TimeSpan From, TimeSpan To, string Words)
{
    /// <summary>The words alone, in one line.</summary>
    public string Plain => WebUtility.HtmlDecode(Emphasis().Replace(Words, "")).ReplaceLineEndings(" ");

    [GeneratedRegex("</?[biu]>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Emphasis();
}
