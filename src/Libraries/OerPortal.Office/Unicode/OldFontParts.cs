using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Unicode;

/// <summary>Text in fonts from before Unicode in a package of OOXML becomes Unicode, so that it looks right in any font and search has words.</summary>
internal static class OldFontParts
{
    public static MendedParts Mend(StrictZip zip)
    {
        if (zip.TryFind("word/document.xml", out _))
            return MendAll(zip, "word/", WordText.StylesOf(zip).Mend);
        if (zip.TryFind("ppt/presentation.xml", out _))
            return MendAll(zip, "ppt/", new SlideText(SlideText.UsualOf(zip)).Mend);
        return zip.TryFind("xl/workbook.xml", out _) ? SheetText.Mend(zip) : new MendedParts([], HasOldText: false);
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

    /// <summary>The texts of one paragraph, each in its font, become Unicode where they stand.</summary>
    /// <returns>Whether a letter changed.</returns>
    public static bool Mend(XElement[] texts, Func<XElement, OldFont?> fontOf)
    {
        (string Text, OldFont? Font)[] pieces = [.. texts.Select(t => (t.Value, fontOf(t)))];
        if (!Array.Exists(pieces, p => p.Font is not null))
            return false;
        var isChanged = false;
        foreach (var (text, read) in texts.Zip(OldFont.Read(pieces)))
        {
            if (text.Value == read)
                continue;
            text.Value = read;
            isChanged = true;
        }
        return isChanged;
    }

    private static MendedParts MendAll(StrictZip zip, string folder, Func<XDocument, bool> mend)
    {
        var changed = new Dictionary<string, XDocument>(StringComparer.Ordinal);
        var hasOldText = false;
        foreach (var member in zip.Members.Where(m => m.Name.StartsWith(folder, StringComparison.Ordinal) && m.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            if (OfficePackage.TryLoad(zip, member.Name) is not { } part)
                continue;
            // Text first: it asks what its fonts are called.
            var isMended = mend(part);
            hasOldText |= isMended;
            if (Rename(part) || isMended)
                changed[member.Name] = part;
        }
        return new MendedParts(changed, hasOldText);
    }

    // The whole value, not a sentence that speaks of a font.
    private static bool IsName(string value) => value.StartsWith(".Vn", StringComparison.Ordinal) || value.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) || !value.Contains(' ', StringComparison.Ordinal);
}

/// <param name="Parts">Changed ones by name; empty where no old font is named.</param>
/// <param name="HasOldText">Whether a letter changed: many documents name fonts that nothing is written in.</param>
internal sealed record MendedParts(Dictionary<string, XDocument> Parts, bool HasOldText);
