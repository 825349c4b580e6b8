using System.Text;
using System.Xml;

namespace OerPortal.Exchange.Tables;

/// <summary>Parts of a workbook as XML: no document type, nothing fetched, element by element.</summary>
internal static class SheetXml
{
    internal static XmlReader Open(Stream member) => XmlReader.Create(member, new XmlReaderSettings
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>The words of a text (<c>si</c>, <c>is</c>) without how they are pronounced (<c>rPh</c>); afterwards the reader stands at its end.</summary>
    internal static async Task<string> TextAsync(XmlReader xml, int row, int column)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var isSpoken = false;
        while (await xml.ReadAsync() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
                isSpoken = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (!isSpoken && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                await AppendAsync(text, xml, row, column);
        }

        return text.ToString();
    }

    // Piece by piece: one word may be as long as the file.
    private static async Task AppendAsync(StringBuilder text, XmlReader xml, int row, int column)
    {
        var piece = new char[1024];
        int read;
        while ((read = await xml.ReadValueChunkAsync(piece, 0, piece.Length)) > 0)
        {
            if (text.Length + read > TableLimits.Cell)
                throw TableLimits.CellTooLong(row, column);
            text.Append(piece, 0, read);
        }
    }
}
