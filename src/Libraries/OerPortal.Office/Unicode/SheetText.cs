using System.Globalization;
using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Unicode;

/// <summary>Texts of a workbook (ECMA-376-1 §18): shared ones have the font of the cells that show them, rich ones one for each run.</summary>
internal static class SheetText
{
    private const string Strings = "xl/sharedStrings.xml";
    private const string Styles = "xl/styles.xml";
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static MendedParts Mend(StrictZip zip)
    {
        var changed = new Dictionary<string, XDocument>(StringComparer.Ordinal);
        if (OfficePackage.TryLoad(zip, Styles) is not { Root: { } styles } look)
            return new MendedParts(changed, HasOldText: false);
        var fonts = FontsOf(styles);
        var shown = new Dictionary<int, OldFont>();
        var isOld = fonts.Exists(f => f is not null);
        foreach (var member in isOld ? zip.Members.Where(m => m.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal) && m.Name.EndsWith(".xml", StringComparison.Ordinal)) : [])
        {
            if (OfficePackage.TryLoad(zip, member.Name) is { } sheet && MendSheet(sheet, fonts, shown))
                changed[member.Name] = sheet;
        }
        var hasOldText = changed.Count > 0;
        if (OfficePackage.TryLoad(zip, Strings) is { } strings)
        {
            var isMended = MendStrings(strings, shown);
            hasOldText |= isMended;
            if (OldFontParts.Rename(strings) || isMended)
                changed[Strings] = strings;
        }
        if (OldFontParts.Rename(look))
            changed[Styles] = look;
        return new MendedParts(changed, hasOldText);
    }

    // The font of each cell format, by its number.
    private static List<OldFont?> FontsOf(XElement styles)
    {
        OldFont?[] fonts = [.. styles.Elements(S + "fonts").Elements(S + "font").Select(f => OldFont.Of((string?)f.Element(S + "name")?.Attribute("val")))];
        return [.. styles.Elements(S + "cellXfs").Elements(S + "xf").Select(x => Number((string?)x.Attribute("fontId")) is var f && f >= 0 && f < fonts.Length ? fonts[f] : null)];
    }

    private static bool MendSheet(XDocument sheet, List<OldFont?> fonts, Dictionary<int, OldFont> shown)
    {
        var isChanged = false;
        foreach (var cell in sheet.Descendants(S + "c"))
        {
            var format = Number((string?)cell.Attribute("s") ?? "0");
            if (format < 0 || format >= fonts.Count || fonts[format] is not { } font)
                continue;
            if ((string?)cell.Attribute("t") == "s" && Number((string?)cell.Element(S + "v")) is >= 0 and var number)
                shown.TryAdd(number, font);
            else if (cell.Element(S + "is") is { } own)
                isChanged |= MendString(own, font);
        }
        return isChanged;
    }

    private static bool MendStrings(XDocument strings, Dictionary<int, OldFont> shown)
    {
        var isChanged = false;
        var number = 0;
        foreach (var text in strings.Root!.Elements(S + "si"))
            isChanged |= MendString(text, shown.GetValueOrDefault(number++));
        return isChanged;
    }

    private static bool MendString(XElement text, OldFont? cell)
    {
        XElement[] texts = [.. text.Elements(S + "t"), .. text.Elements(S + "r").Elements(S + "t")];
        return OldFontParts.Mend(texts, t => (string?)t.Parent!.Element(S + "rPr")?.Element(S + "rFont")?.Attribute("val") is { } name ? OldFont.Of(name) : cell);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
