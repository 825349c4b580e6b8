using System.Xml;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Oai;

/// <summary>Reads a stranger's XML: no DTD, nothing from elsewhere, limited depth and length of texts.</summary>
internal static class SafeXml
{
    public const int Deepest = 60;

    private const int LongestText = 256 * 1024;

    public static XmlReader Open(Stream stream, long most) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = most,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Repositories write characters by number that XML 1.0 does not have (&#11;); PlainText leaves them out.
        CheckCharacters = false,
        CloseInput = false,
    });

    /// <summary>The next node, if the document does not hide an abyss.</summary>
    public static bool Step(XmlReader reader)
    {
        var more = reader.Read();
        return reader.Depth <= Deepest ? more : throw new SourceTroubleException("deep");
    }

    /// <summary>Names of the elements below the one that the reader stands at, which it then stands at itself; what was read of one is passed over.</summary>
    public static IEnumerable<string> ElementsBelow(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            yield break;
        for (var depth = reader.Depth; Step(reader) && reader.Depth > depth;)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader.LocalName;
        }
    }

    /// <summary>The text of the element the reader stands at, with what is in elements below; the reader then stands at its end.</summary>
    public static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var text = new System.Text.StringBuilder();
        while (Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length < LongestText)
                text.Append(reader.Value.Length > LongestText ? reader.Value.AsSpan(0, LongestText) : reader.Value);
        }
        return text.ToString().Trim();
    }
}
