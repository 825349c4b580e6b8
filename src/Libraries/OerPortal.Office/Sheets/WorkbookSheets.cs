using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using OerPortal.Cms.Text;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Sheets;

/// <summary>The sheets of a workbook (ECMA-376-1 §18.3) as tables. Formulas give the value they had when it was saved; nothing is computed.</summary>
internal sealed class WorkbookSheets
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const long LongestStrings = 64 << 20;
    private const int MostStrings = 1_000_000;

    private readonly StrictZip _zip;
    private readonly CellFormats _formats;
    private readonly List<string> _strings = [];
    private readonly bool _from1904;

    private WorkbookSheets(StrictZip zip, XElement workbook)
    {
        _zip = zip;
        _formats = zip.TryFind("xl/styles.xml", out var styles) ? CellFormats.Read(zip.OpenRead(styles)) : CellFormats.None;
        _from1904 = workbook.Elements().Any(e => e.Name.LocalName == "workbookPr" && (string?)e.Attribute("date1904") is "1" or "true");
        if (zip.TryFind("xl/sharedStrings.xml", out var strings) && strings.Length <= LongestStrings)
            ReadStrings(strings);
    }

    /// <summary>Those that can be seen, in their order; none of what cannot be read.</summary>
    /// <param name="zip">A workbook of today's form.</param>
    public static IReadOnlyList<SheetTable> Read(StrictZip zip)
    {
        try
        {
            if (OfficePackage.TryLoad(zip, "xl/workbook.xml")?.Root is not { } workbook || OfficePackage.TryLoad(zip, "xl/_rels/workbook.xml.rels")?.Root is not { } relations)
                return [];
            var targets = relations.Elements().Where(r => r.Attribute("Id") is not null).GroupBy(r => (string)r.Attribute("Id")!).ToDictionary(g => g.Key, g => (string?)g.First().Attribute("Target") ?? "");
            var all = new WorkbookSheets(zip, workbook);
            return [.. workbook.Elements().Where(e => e.Name.LocalName == "sheets").Elements().Where(s => (string?)s.Attribute("state") is null or "visible")
                .Select(s => (Name: (string?)s.Attribute("name") ?? "", Target: targets.GetValueOrDefault((string?)s.Attribute(XName.Get("id", Relations)) ?? "")))
                .Where(s => s.Target is not null && s.Target.Contains("worksheets/", StringComparison.Ordinal)).Take(SheetTable.MostSheets)
                .Select(s => all.Read(s.Name, s.Target!)).OfType<SheetTable>()];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private void ReadStrings(ZipMember member)
    {
        using var xml = SheetXml.Open(_zip, member);
        while (xml.Read() && _strings.Count < MostStrings)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                _strings.Add(SheetXml.Text(xml));
        }
    }

    private SheetTable? Read(string name, string target)
    {
        var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
        if (!_zip.TryFind(path, out var member))
            return null;
        var grid = new SheetGrid(SheetFrame.Read(_zip, member));
        using var xml = SheetXml.Open(_zip, member);
        var number = 0;
        while (!grid.IsEnded && xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number = SheetXml.Number(xml.GetAttribute("r")) is > 0 and var said ? said : number + 1;
            var isHidden = SheetXml.IsSet(xml, "hidden");
            grid.BeginRow(number, isHidden);
            if (!xml.IsEmptyElement)
                ReadCells(xml, grid, number);
        }
        return grid.Table(name.Composed());
    }

    private void ReadCells(XmlReader xml, SheetGrid grid, int row)
    {
        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            column = SheetXml.Place(xml.GetAttribute("r")).Column is > 0 and var said ? said : column + 1;
            var (text, isNumber) = Value(xml);
            if (text.Length > 0)
                grid.Put(column, row, text.Composed(), isNumber);
        }
    }

    private (string Text, bool IsNumber) Value(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return ("", false);
        var (type, code, value, depth) = (xml.GetAttribute("t"), _formats.CodeOf(xml.GetAttribute("s")), "", xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                value = SheetXml.Text(xml);
        }
        return type switch
        {
            "s" => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _strings.Count ? _strings[at] : "", false),
            "b" => (value == "1" ? "TRUE" : "FALSE", false),
            "str" or "inlineStr" or "e" or "d" => (value, false),
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (CellNumber.Show(number, code, _from1904), !CellDate.IsDate(code)) : (value, false),
        };
    }
}
