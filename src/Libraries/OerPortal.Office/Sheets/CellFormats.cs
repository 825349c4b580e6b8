using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace OerPortal.Office.Sheets;

/// <summary>How the cells of a workbook are shown (ECMA-376-1 §18.8): the format code of each style.</summary>
public sealed class CellFormats
{
    private const int Most = 65_536;
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    // ECMA-376-1 §18.8.30; 14 is the short date of the reader's own country.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [14] = "d/m/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "d/m/yyyy h:mm",
        [37] = "#,##0;(#,##0)",
        [38] = "#,##0;(#,##0)",
        [39] = "#,##0.00;(#,##0.00)",
        [40] = "#,##0.00;(#,##0.00)",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss",
        [49] = "@",
    };

    private readonly List<string> _codes = [];

    private CellFormats()
    {
    }

    /// <summary>Of a workbook without styles.</summary>
    public static CellFormats None { get; } = new();

    /// <param name="styles">The part <c>xl/styles.xml</c>.</param>
    /// <returns><see cref="None"/> when it cannot be read: numbers are then shown as they are.</returns>
    public static CellFormats Read(Stream styles)
    {
        try
        {
            using var reader = new Epub.DepthLimitedReader(XmlReader.Create(styles, Strict));
            return Of(XDocument.Load(reader).Root!);
        }
        catch (Exception e) when (e is XmlException or FileRefusedException)
        {
            return None;
        }
    }

    /// <param name="style">The number that a cell names; null where it names none.</param>
    public string CodeOf(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _codes.Count ? _codes[at] : "";

    private static CellFormats Of(XElement sheet)
    {
        var own = sheet.Elements().Where(e => e.Name.LocalName == "numFmts").Elements()
            .Where(e => int.TryParse((string?)e.Attribute("numFmtId"), out _)).GroupBy(e => (int)e.Attribute("numFmtId")!).ToDictionary(g => g.Key, g => (string?)g.First().Attribute("formatCode") ?? "");
        var formats = new CellFormats();
        foreach (var style in sheet.Elements().Where(e => e.Name.LocalName == "cellXfs").Elements().Take(Most))
        {
            var id = int.TryParse((string?)style.Attribute("numFmtId"), out var said) ? said : 0;
            formats._codes.Add(own.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id) ?? "");
        }
        return formats;
    }
}
