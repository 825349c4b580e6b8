using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.Ingest.Pdf;

/// <summary>Title, people, description and the like out of an XMP packet (ISO 16684-1), where a PDF has no information dictionary.</summary>
internal sealed record XmpFacts(string? Title, string? Author, string? Subject, string? Keywords, string? Language)
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Resource = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Adobe = "http://ns.adobe.com/pdf/1.3/";
    private const int MostCharacters = 1 << 20;
    private const int LongestText = 4000;
    private const int MostEntries = 50;

    /// <returns>What can be read of it; a packet that breaks off gives what stood before.</returns>
    public static XmpFacts Read(string packet)
    {
        var said = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        // No document type, nothing fetched; a reader that steps does not mind how deep it goes.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MostCharacters, CheckCharacters = false };
        try
        {
            using var xml = XmlReader.Create(new StringReader(packet.TrimStart('\uFEFF', ' ', '\r', '\n')), settings);
            Read(xml, said);
        }
        catch (XmlException)
        {
            // What was read until then is right.
        }
        return new XmpFacts(First("title"), Joined("creator", "; "), First("description"), First("Keywords") ?? Joined("subject", ", "), First("language"));

        string? First(string name) => said.GetValueOrDefault(name)?[0];

        string? Joined(string name, string with) => said.TryGetValue(name, out var all) ? string.Join(with, all) : null;
    }

    private static void Read(XmlReader xml, Dictionary<string, List<string>> said)
    {
        string? property = null;
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                property = PropertyOf(xml) ?? property;
                text.Clear();
                if (xml.LocalName == "Description" && xml.NamespaceURI == Resource)
                    ReadAttributes(xml, said);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && property is not null && text.Length < LongestText)
            {
                text.Append(xml.Value);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                Add(said, property, text.ToString());
                text.Clear();
                if (PropertyOf(xml) is not null)
                    property = null;
            }
        }
    }

    // Short values may stand as attributes.
    private static void ReadAttributes(XmlReader xml, Dictionary<string, List<string>> said)
    {
        while (xml.MoveToNextAttribute())
            Add(said, PropertyOf(xml), xml.Value);
        xml.MoveToElement();
    }

    private static string? PropertyOf(XmlReader xml) =>
        xml.NamespaceURI == DublinCore || (xml.NamespaceURI == Adobe && xml.LocalName == "Keywords") ? xml.LocalName : null;

    private static void Add(Dictionary<string, List<string>> said, string? property, string text)
    {
        text = new string([.. text.Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
        if (property is null || text.Length == 0)
            return;
        if (!said.TryGetValue(property, out var all))
            said[property] = all = [];
        if (all.Count < MostEntries)
            all.Add((text.Length > LongestText ? text[..LongestText] : text).Composed());
    }
}
