using System.Text;
using System.Xml.Linq;
using OerPortal.Cms.Text;

namespace OerPortal.Epub;

/// <summary>Makes entries whose addresses lead somewhere.</summary>
/// <param name="path">Of the document that lists them.</param>
/// <param name="places">Container paths a reader can open.</param>
internal sealed class NavigationEntries(string path, BookNames names, IReadOnlySet<string> places)
{
    private int _count;

    public bool MayAddOne() => ++_count <= EpubLimits.NavigationEntries;

    /// <summary>Adds an entry; one without a place opens at its first child, and goes when it has none.</summary>
    public void Add(List<EpubNavEntry> entries, string? title, string? href, IReadOnlyList<EpubNavEntry> children)
    {
        var target = string.IsNullOrWhiteSpace(href) ? null : names.Find(path, href);
        var address = target is not null && places.Contains(target) ? EpubPath.Encode(target) + EpubPath.Fragment(href!) : children is [var first, ..] ? first.Href : null;
        if (address is not null)
            entries.Add(new EpubNavEntry(title ?? "…", address, children));
    }
}

/// <summary>What an entry of the contents says.</summary>
internal static class NavigationLabel
{
    private const int Longest = 500;

    /// <summary>Its words, parted where a line or block ends; else what its pictures or itself are called. Null when it says nothing.</summary>
    public static string? Of(XElement? entry)
    {
        if (entry is null)
            return null;
        var text = new StringBuilder();
        Append(entry, text);
        return Tidy(text.ToString()) ?? Tidy(string.Join(' ', Own(entry).Select(Called))) ?? Tidy((string?)entry.Attribute("title"));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { Name.LocalName: not ("ol" or "ul" or "rt" or "rp" or "script" or "style") } inner)
            {
                var isBlock = MarkupNames.Blocks.Contains(inner.Name.LocalName);
                text.Append(isBlock ? " " : "").Append(Picture(inner));
                Append(inner, text);
                text.Append(isBlock ? " " : "");
            }
        }
    }

    private static string Picture(XElement element) => element.Name.LocalName == "img" && (string?)element.Attribute("alt") is { Length: > 0 } alternative ? $" {alternative} " : "";

    private static string? Called(XElement element) => (string?)element.Attribute("aria-label") ?? (string?)element.Attribute("title");

    private static IEnumerable<XElement> Own(XElement element) => element.Elements().Where(e => e.Name.LocalName is not ("ol" or "ul")).SelectMany(e => Own(e).Prepend(e));

    private static string? Tidy(string? text)
    {
        var tidy = string.Join(' ', EpubPackageReader.Words(text)).Composed();
        return tidy.Length == 0 ? null : tidy.Length > Longest ? tidy[..Longest] + "…" : tidy;
    }
}
