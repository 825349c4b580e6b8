using System.Globalization;
using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Office;

/// <summary>
/// Sheets of a workbook as wide as a page, so that no table is cut in two: lying where it is wider than a page upright, on A3 where it is wider
/// still. What its author set about paper was for a printer; a reader turns pages on a screen.
/// </summary>
internal static class SheetPages
{
    // Characters of the usual font that a page of A4 upright and lying holds in print of a readable size.
    private const double Upright = 95;
    private const double Lying = 150;
    private const double UsualWidth = 8.43;
    private const int MostColumns = 200;

    // Some four hundred pages; a register that is longer is for the program it was made with.
    private const int MostRows = 20_000;
    private static readonly string[] OfPaper = ["pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"];
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // CT_Worksheet (ECMA-376-1 §18.3.1.99) is a sequence: what may stand behind the page's setup.
    private static readonly string[] Behind =
    [
        "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
        "controls", "webPublishItems", "tableParts", "extLst",
    ];

    /// <param name="changed">Parts that are changed already, by name; sheets are added.</param>
    /// <returns>False when a sheet has more rows than anybody would turn pages for.</returns>
    public static bool Fit(StrictZip zip, Dictionary<string, XDocument> changed)
    {
        foreach (var member in zip.Members.Where(m => m.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal) && m.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            if ((changed.GetValueOrDefault(member.Name) ?? OfficePackage.TryLoad(zip, member.Name)) is not { Root: { } sheet } part || sheet.Name != S + "worksheet")
                continue;
            if (IsTooLong(sheet))
                return false;
            Fit(sheet);
            changed[member.Name] = part;
        }
        return true;
    }

    // A single cell at the end counts as much as a full row: all pages before it would be drawn.
    private static bool IsTooLong(XElement sheet) =>
        sheet.Elements(S + "sheetData").Elements(S + "row").Any(row => (int.TryParse((string?)row.Attribute("r"), out var number) ? number : 0) > MostRows && row.HasElements)
        || sheet.Elements(S + "sheetData").Elements(S + "row").Skip(MostRows).Any();

    private static void Fit(XElement sheet)
    {
        var properties = sheet.Element(S + "sheetPr");
        if (properties is null)
            sheet.AddFirst(properties = new XElement(S + "sheetPr"));
        properties.Elements(S + "pageSetUpPr").Remove();
        properties.Add(new XElement(S + "pageSetUpPr", new XAttribute("fitToPage", "1")));
        var width = WidthOf(sheet);
        sheet.Elements().Where(e => OfPaper.Contains(e.Name.LocalName)).Remove();
        var margins = new XElement(
            S + "pageMargins", new XAttribute("left", 0.3), new XAttribute("right", 0.3), new XAttribute("top", 0.4), new XAttribute("bottom", 0.4), new XAttribute("header", 0.2), new XAttribute("footer", 0.2));
        var setup = new XElement(
            S + "pageSetup", new XAttribute("paperSize", width > Lying ? 8 : 9), new XAttribute("orientation", width > Upright ? "landscape" : "portrait"),
            new XAttribute("fitToWidth", 1), new XAttribute("fitToHeight", 0));
        if (sheet.Elements().FirstOrDefault(e => Behind.Contains(e.Name.LocalName)) is { } next)
            next.AddBeforeSelf(margins, setup);
        else
            sheet.Add(margins, setup);
    }

    // Up to the last column with something in it.
    private static double WidthOf(XElement sheet)
    {
        var columns = 0;
        foreach (var cell in sheet.Descendants(S + "c").Where(c => c.HasElements))
            columns = Math.Max(columns, ColumnOf((string?)cell.Attribute("r")));
        columns = Math.Min(columns, MostColumns);
        var widths = Enumerable.Repeat(UsualWidth, columns).ToArray();
        foreach (var column in sheet.Elements(S + "cols").Elements(S + "col"))
        {
            if (!int.TryParse((string?)column.Attribute("min"), out var first) || !int.TryParse((string?)column.Attribute("max"), out var last)
                || !double.TryParse((string?)column.Attribute("width"), NumberStyles.Float, CultureInfo.InvariantCulture, out var width))
                continue;
            for (var i = Math.Max(1, first); i <= Math.Min(last, columns); i++)
                widths[i - 1] = width;
        }
        return widths.Sum();
    }

    // "AB12" is 28.
    private static int ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var c in cell ?? "")
        {
            if (c is < 'A' or > 'Z' || column > 20_000)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }
        return column;
    }
}
