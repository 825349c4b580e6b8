using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Unicode;

/// <summary>Runs of DrawingML (ECMA-376-1 §21.1.2.3), each with the font that it, its shape's list style or the presentation's theme sets.</summary>
/// <param name="usual">The font of runs that name none.</param>
internal sealed class SlideText(string? usual)
{
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>Of the first master's body text, else of the theme.</summary>
    public static string? UsualOf(StrictZip zip)
    {
        var master = OfficePackage.TryLoad(zip, "ppt/slideMasters/slideMaster1.xml")?.Root;
        var body = master?.Descendants().FirstOrDefault(e => e.Name.LocalName == "bodyStyle")?.Descendants(A + "latin").Select(Named).FirstOrDefault();
        return body ?? OfficePackage.TryLoad(zip, "ppt/theme/theme1.xml")?.Root?.Descendants(A + "minorFont").Elements(A + "latin").Select(l => (string?)l.Attribute("typeface")).FirstOrDefault();
    }

    /// <returns>Whether a letter changed.</returns>
    public bool Mend(XDocument part)
    {
        var isChanged = false;
        foreach (var paragraph in part.Descendants(A + "p"))
        {
            XElement[] texts = [.. paragraph.Elements().Elements(A + "t")];
            if (texts.Length == 0)
                continue;
            var shape = paragraph.Parent?.Element(A + "lstStyle")?.Descendants(A + "latin").Select(Named).FirstOrDefault();
            isChanged |= OldFontParts.Mend(texts, t => OldFont.Of(OfRun(t.Parent) ?? shape ?? usual));
        }
        return isChanged;
    }

    private static string? OfRun(XElement? run) => run?.Element(A + "rPr")?.Element(A + "latin") is { } latin ? Named(latin) : null;

    // "+mn-lt" is whatever the theme has.
    private static string? Named(XElement latin) => (string?)latin.Attribute("typeface") is { Length: > 0 } name && name[0] != '+' ? name : null;
}
