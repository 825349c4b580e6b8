using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Office.Sheets;

namespace OerPortal.Exchange.Tables;

/// <summary>
/// The first sheet of a workbook (ECMA-376-1 §18.3), unpacked by a worker and read element by element. Formulas give the value they had
/// when the workbook was saved; nothing is computed.
/// </summary>
internal sealed class WorkbookTable(IOpenArchive workbook, string scratch) : ITable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const long LongestStyles = 8 << 20;
    private CellFormats _formats = CellFormats.None;
    private bool _from1904;
    private readonly SharedStrings _strings = new(Path.Combine(scratch, $"accept-{Guid.CreateVersion7():N}"));

    public async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var sheet = Find(Sheet) ?? workbook.Members.FirstOrDefault(m => m.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal) && m.Name.EndsWith(".xml", StringComparison.Ordinal))
            ?? throw new TableTroubleException("workbook-damaged");
        if (Find("xl/sharedStrings.xml") is { } strings)
            await ReadAsync(() => _strings.ReadAsync(workbook.Open(strings), cancellation));
        await ReadAsync(() => ReadFormatsAsync(cancellation));
        using var xml = SheetXml.Open(workbook.Open(sheet));
        for (var number = 0; ;)
        {
            TableRow? row = null;
            await ReadAsync(async () => row = await NextAsync(xml, number));
            if (row is null)
                yield break;
            if ((number = row.Number) > TableLimits.Rows)
                throw TableLimits.TooManyRows();
            if (!row.Cells.All(string.IsNullOrWhiteSpace))
                yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _strings.Dispose();
        await workbook.DisposeAsync();
    }

    private ArchiveMember? Find(string name) => workbook.Members.FirstOrDefault(m => m.Name == name);

    // Days are numbers to a workbook: only their format says that they are days.
    private async Task ReadFormatsAsync(CancellationToken cancellation)
    {
        if (Find("xl/styles.xml") is { Length: <= LongestStyles } styles)
        {
            using var bytes = new MemoryStream();
            await using (var content = workbook.Open(styles))
                await content.CopyToAsync(bytes, cancellation);
            bytes.Position = 0;
            _formats = CellFormats.Read(bytes);
        }
        if (Find("xl/workbook.xml") is not { } said)
            return;
        using var xml = SheetXml.Open(workbook.Open(said));
        while (await xml.ReadAsync())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                _from1904 = xml.GetAttribute("date1904") is "1" or "true";
        }
    }

    private static async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (XmlException)
        {
            throw new TableTroubleException("workbook-damaged");
        }
    }

    private async Task<TableRow?> NextAsync(XmlReader xml, int before)
    {
        while (await xml.ReadAsync())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            var number = Number(xml.GetAttribute("r")) ?? before + 1;
            if (number <= before)
                throw new TableTroubleException("workbook-damaged");
            return new TableRow(number, xml.IsEmptyElement ? [] : await CellsAsync(xml, number));
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> CellsAsync(XmlReader xml, int row)
    {
        var cells = new List<string>();
        var depth = xml.Depth;
        while (await xml.ReadAsync() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = Column(xml.GetAttribute("r")) ?? cells.Count;
            if (column >= TableLimits.Columns)
            {
                // Cells far to the right that only have a look, as a painted row has.
                if (await ValueAsync(xml, row, column) is { Length: > 0 })
                    throw TableLimits.TooManyColumns(row);
                continue;
            }
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = (await ValueAsync(xml, row, column)).Composed();
        }

        return cells;
    }

    private async Task<string> ValueAsync(XmlReader xml, int row, int column)
    {
        if (xml.IsEmptyElement)
            return "";
        var (type, code) = (xml.GetAttribute("t"), _formats.CodeOf(xml.GetAttribute("s")));
        var value = "";
        var depth = xml.Depth;
        while (await xml.ReadAsync() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                value = await SheetXml.TextAsync(xml, row, column + 1);
        }

        return type switch
        {
            "s" => _strings.At(Number(value) ?? -1),
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => "",
            null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => CellDate.Iso(number, code, _from1904) ?? value,
            _ => value,
        };
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "C7" is the third column.
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > TableLimits.Columns)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
