using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Unicode;

/// <summary>Text in fonts from before Unicode in a package of OOXML becomes Unicode, so that it looks right in any font and search has words.</summary>
internal static class OldFontParts
{
    /// <returns>Changed parts by name; empty when there is nothing old in it.</returns>
    public static Dictionary<string, XDocument> Mend(StrictZip zip)
    {
        if (zip.TryFind("word/document.xml", out _))
            return MendAll(zip, "word/", WordText.StylesOf(zip).Mend);
        if (zip.TryFind("ppt/presentation.xml", out _))
            return MendAll(zip, "ppt/", new SlideText(SlideText.UsualOf(zip)).Mend);
        return zip.TryFind("xl/workbook.xml", out _) ? SheetText.Mend(zip) : [];
    }

    /// <summary>Names of old fonts in attributes become those of today's.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Rename(XDocument part)
    {
        var isChanged = false;
        foreach (var attribute in part.Descendants().Attributes().Where(a => a.Value.Length is > 3 and < 64))
        {
            if (OldFont.Of(attribute.Value) is not { } old || !IsName(attribute.Value))
                continue;
            attribute.Value = old.Today;
            isChanged = true;
        }
        return isChanged;
    }

    private static Dictionary<string, XDocument> MendAll(StrictZip zip, string folder, Func<XDocument, bool> mend)
    {
        var changed = new Dictionary<string, XDocument>(StringComparer.Ordinal);
        foreach (var member in zip.Members.Where(m => m.Name.StartsWith(folder, StringComparison.Ordinal) && m.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            if (OfficePackage.TryLoad(zip, member.Name) is not { } part)
                continue;
            // Text first: it asks what its fonts are called.
            var isMended = mend(part);
            if (Rename(part) || isMended)
                changed[member.Name] = part;
        }
        return changed;
    }

    // The whole value, not a sentence that speaks of a font.
    private static bool IsName(string value) => value.StartsWith(".Vn", StringComparison.Ordinal) || value.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) || !value.Contains(' ', StringComparison.Ordinal);
}
