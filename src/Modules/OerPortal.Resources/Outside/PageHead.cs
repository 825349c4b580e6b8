using System.Net;

namespace OerPortal.Resources.Outside;

/// <summary>
/// What stands in the head of an HTML page: its title, its <c>meta</c> and <c>link</c> elements. Read from front to back in one pass, without a tree and
/// without descending into anything, so that no page takes more than its length: a stranger's bytes build nothing here (docs/adr/0019).
/// </summary>
internal sealed class PageHead
{
    private const int MostFound = 200;
    private const int LongestValue = 10_000;
    private static readonly string[] Skipped = ["script", "style", "noscript", "svg", "template"];

    private readonly Dictionary<string, string> _said = new(StringComparer.OrdinalIgnoreCase);

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    /// <summary>Where the site tells more of the page, in JSON (oEmbed 1.0, discovery).</summary>
    public string? Oembed { get; private set; }

    public static PageHead Read(string html)
    {
        var head = new PageHead();
        var at = 0;
        while ((at = html.IndexOf('<', at)) >= 0 && head._said.Count < MostFound)
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
                at = After(html, "-->", at + 4);
            else if (Tag.Read(html, at) is { } tag)
                at = head.Take(html, tag);
            else
                at++;
        }
        return head;
    }

    /// <summary>The first of these properties that the page has.</summary>
    public string? Say(params string[] names) => names.Select(_said.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    /// <returns>Where to read on.</returns>
    private int Take(string html, Tag tag)
    {
        switch (tag.Name)
        {
            case "html":
                Language ??= tag["lang"];
                break;
            case "meta" when (tag["property"] ?? tag["name"] ?? tag["itemprop"]) is { Length: > 0 } name && tag["content"] is { } content:
                _said.TryAdd(name.Trim(), content);
                break;
            case "link" when "application/json+oembed".Equals(tag["type"], StringComparison.OrdinalIgnoreCase):
                Oembed ??= tag["href"];
                break;
            case "title":
                var end = Before(html, "</title", tag.End);
                Title ??= Text(html.AsSpan(tag.End, end - tag.End));
                return end;
            case var name when Skipped.Contains(name):
                return Before(html, "</" + name, tag.End);
        }
        return tag.End;
    }

    private static int After(string html, string mark, int from) => html.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var at ? at + mark.Length : html.Length;

    private static int Before(string html, string mark, int from) => html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : html.Length;

    private static string Text(ReadOnlySpan<char> written) => WebUtility.HtmlDecode(written[..Math.Min(written.Length, LongestValue)].ToString());

    private sealed class Tag
    {
        private const int MostAttributes = 40;

        private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

        public string Name { get; private init; } = "";

        /// <summary>Behind it.</summary>
        public int End { get; private set; }

        public string? this[string name] => _attributes.GetValueOrDefault(name);

        /// <param name="at">Of the bracket that begins it.</param>
        public static Tag? Read(string html, int at)
        {
            var end = at + 1;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == at + 1)
                return null;
            var tag = new Tag { Name = html[(at + 1)..Math.Min(end, at + 20)].ToLowerInvariant(), End = end };
            tag.ReadAttributes(html);
            return tag;
        }

        private void ReadAttributes(string html)
        {
            var at = End;
            while (at < html.Length && html[at] != '>')
            {
                var from = at;
                while (at < html.Length && html[at] is not ('=' or '>' or '/' or '"' or '\'') && !char.IsWhiteSpace(html[at]))
                    at++;
                var name = html[from..at];
                while (at < html.Length && char.IsWhiteSpace(html[at]))
                    at++;
                var value = at < html.Length && html[at] == '=' ? Value(html, ref at) : null;
                if (name.Length is > 0 and < 40 && value is not null && _attributes.Count < MostAttributes)
                    _attributes.TryAdd(name, value);
                if (at == from)
                    at++;
            }
            End = Math.Min(at + 1, html.Length);
        }

        private static string Value(string html, ref int at)
        {
            at++;
            while (at < html.Length && char.IsWhiteSpace(html[at]))
                at++;
            if (at >= html.Length)
                return "";
            var quote = html[at];
            int from, end;
            if (quote is '"' or '\'')
            {
                from = at + 1;
                end = html.IndexOf(quote, from) is >= 0 and var closed ? closed : html.Length;
                at = Math.Min(end + 1, html.Length);
            }
            else
            {
                from = end = at;
                while (end < html.Length && html[end] != '>' && !char.IsWhiteSpace(html[end]))
                    end++;
                at = end;
            }
            return Text(html.AsSpan(from, end - from));
        }
    }
}
