using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Unicode;

/// <summary>Runs of WordprocessingML (ECMA-376-1 §17.3.2), each with the font that it, its style or its paragraph's style sets.</summary>
internal sealed class WordText
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int DeepestStyle = 20;

    private readonly Dictionary<string, (string? Font, string? Parent)> _styles = new(StringComparer.Ordinal);
    private string? _usual;
    private string? _paragraph;

    /// <summary>What the document's styles say.</summary>
    public static WordText StylesOf(StrictZip zip)
    {
        var text = new WordText();
        if (OfficePackage.TryLoad(zip, "word/styles.xml")?.Root is not { } styles)
            return text;
        text._usual = FontOf(styles.Element(W + "docDefaults")?.Element(W + "rPrDefault")?.Element(W + "rPr"));
        foreach (var style in styles.Elements(W + "style"))
        {
            if ((string?)style.Attribute(W + "styleId") is not { } id)
                continue;
            text._styles[id] = (FontOf(style.Element(W + "rPr")), (string?)style.Element(W + "basedOn")?.Attribute(W + "val"));
            if ((string?)style.Attribute(W + "type") == "paragraph" && (string?)style.Attribute(W + "default") is "1" or "true")
                text._paragraph = id;
        }
        return text;
    }

    /// <returns>Whether a letter changed.</returns>
    public bool Mend(XDocument part)
    {
        var isChanged = false;
        foreach (var paragraph in part.Descendants(W + "p"))
        {
            OpenHyphens(paragraph);
            // Text boxes hold paragraphs of their own.
            XElement[] texts = [.. paragraph.Descendants(W + "t").Where(t => t.Ancestors(W + "p").First() == paragraph)];
            if (texts.Length == 0)
                continue;
            var usual = OfStyle((string?)paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val") ?? _paragraph) ?? _usual;
            isChanged |= OldFontParts.Mend(texts, t => OldFont.Of(OfRun(t.Parent) ?? usual));
        }
        return isChanged;
    }

    // TCVN3's "ư" is the character of the soft hyphen, which LibreOffice writes as an element (§17.3.3.29). A real one is of no use on a page.
    private static void OpenHyphens(XElement paragraph)
    {
        foreach (var hyphen in paragraph.Elements().Elements(W + "softHyphen").ToList())
            hyphen.ReplaceWith(new XElement(W + "t", "\u00AD"));
    }

    private string? OfRun(XElement? run)
    {
        var said = run?.Element(W + "rPr");
        return FontOf(said) ?? ((string?)said?.Element(W + "rStyle")?.Attribute(W + "val") is { } style ? OfStyle(style) : null);
    }

    private string? OfStyle(string? id)
    {
        for (var steps = 0; id is not null && steps < DeepestStyle && _styles.TryGetValue(id, out var style); steps++)
        {
            if (style.Font is not null)
                return style.Font;
            id = style.Parent;
        }
        return null;
    }

    // Letters with marks are not ASCII: §17.3.2.26 gives them the font named "hAnsi".
    private static string? FontOf(XElement? properties) => properties?.Element(W + "rFonts") is { } fonts
        ? (string?)fonts.Attribute(W + "hAnsi") ?? (string?)fonts.Attribute(W + "ascii") ?? (fonts.Attribute(W + "hAnsiTheme") is null ? null : "theme")
        : null;
}
