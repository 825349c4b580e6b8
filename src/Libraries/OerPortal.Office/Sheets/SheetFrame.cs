using System.Xml;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Sheets;

/// <summary>What a sheet says around its rows: merged cells, columns that are hidden, rows that stay in sight.</summary>
internal sealed class SheetFrame
{
    private const int MostMerged = 20_000;
    private readonly Dictionary<(int Column, int Row), (int Column, int Row)> _merged = [];
    private readonly Dictionary<(int Column, int Row), (int Column, int Row)> _covered = [];
    private readonly HashSet<int> _hidden = [];

    public int FrozenRows { get; private set; }

    /// <summary>Where the cell that begins here ends; itself where nothing is merged.</summary>
    public (int Column, int Row) EndOf(int column, int row) => _merged.TryGetValue((column, row), out var end) ? end : (column, row);

    /// <summary>Where the merged cell begins that reaches over this one; null where none does.</summary>
    public (int Column, int Row)? CoverOf(int column, int row) => _covered.TryGetValue((column, row), out var from) ? from : null;

    public bool IsHidden(int column) => _hidden.Contains(column);

    public IEnumerable<((int Column, int Row) From, (int Column, int Row) To)> Merged => _merged.Select(m => (m.Key, m.Value));

    public static SheetFrame Read(StrictZip zip, ZipMember sheet)
    {
        var frame = new SheetFrame();
        using var xml = SheetXml.Open(zip, sheet);
        for (xml.Read(); !xml.EOF;)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheetData" })
            {
                xml.Skip();
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element)
                frame.Take(xml);
            xml.Read();
        }
        return frame;
    }

    private void Take(XmlReader xml)
    {
        if (xml.LocalName == "pane" && xml.GetAttribute("state") is "frozen" or "frozenSplit")
            FrozenRows = SheetXml.Number(xml.GetAttribute("ySplit"));
        else if (xml.LocalName == "col" && SheetXml.IsSet(xml, "hidden"))
            _hidden.UnionWith(Enumerable.Range(1, SheetTable.MostColumns * 2).Where(c => c >= SheetXml.Number(xml.GetAttribute("min")) && c <= SheetXml.Number(xml.GetAttribute("max"))));
        else if (xml.LocalName == "mergeCell" && _merged.Count < MostMerged)
            Merge(xml.GetAttribute("ref")?.Split(':') ?? []);
    }

    private void Merge(string[] corners)
    {
        if (corners is not [var first, var last])
            return;
        var (from, to) = (SheetXml.Place(first), SheetXml.Place(last));
        to = (Math.Min(to.Column, SheetTable.MostColumns * 2), Math.Min(to.Row, SheetTable.MostRows * 2));
        if (from.Column == 0 || from.Row == 0 || to.Column < from.Column || to.Row < from.Row || _covered.Count > MostMerged * 10 || _covered.ContainsKey(from))
            return;
        _merged[from] = to;
        for (var row = from.Row; row <= to.Row; row++)
        {
            for (var column = from.Column; column <= to.Column; column++)
            {
                if ((column, row) != from)
                    _covered[(column, row)] = from;
            }
        }
    }
}
