using System.Globalization;
using System.Text;
using System.Xml;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Office.Sheets;

/// <summary>Parts of a workbook element by element: the longest sheet takes no more memory than its longest cell.</summary>
internal static class SheetXml
{
    /// <summary>Longer ones are cut: a page is looked at, and the file has all of it.</summary>
    private const int LongestText = 4000;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, CloseInput = true };

    public static XmlReader Open(StrictZip zip, ZipMember member) => new DepthLimitedReader(XmlReader.Create(zip.OpenRead(member), Strict));

    /// <summary>The words of an element without how they are pronounced; afterwards the reader stands at its end.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (text, depth, isSpoken) = (new StringBuilder(), xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
                isSpoken = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (!isSpoken && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length < LongestText)
                text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, LongestText - text.Length)));
        }
        return text.ToString();
    }

    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static bool IsSet(XmlReader xml, string attribute) => xml.GetAttribute(attribute) is "1" or "true";

    /// <summary>"AB12" is column 28, row 12; 0 for what is none.</summary>
    public static (int Column, int Row) Place(string? cell)
    {
        var (column, at) = (0, 0);
        for (var text = cell ?? ""; at < text.Length && text[at] is >= 'A' and <= 'Z' && column < 100_000; at++)
            column = (column * 26) + (text[at] - 'A' + 1);
        return (column, Number(cell?[at..]));
    }
}
