using System.Globalization;
using System.Xml;
using OerPortal.Library.Sru;
using OerPortal.Marc;

namespace OerPortal.Library.Copying;

/// <summary>An answer of SRU, read: its records as MARC 21 whatever they came as, or its diagnostic. No DTD, nothing from elsewhere.</summary>
/// <param name="Diagnostic">Its number in <c>info:srw/diagnostic/1/</c>; null for none.</param>
internal sealed record SruReading(IReadOnlyList<MarcRecord> Records, int? Diagnostic)
{
    private const int MostRecords = 20;
    private const string DiagnosticNamespace = "http://www.loc.gov/zing/srw/diagnostic/";
    private const string DiagnosticList = "info:srw/diagnostic/1/";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4 << 20,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = false,
    };

    /// <exception cref="XmlException">It is no XML.</exception>
    internal static SruReading Of(Stream answer)
    {
        using var xml = XmlReader.Create(answer, Safe);
        var (records, diagnostic) = (new List<MarcRecord>(), (int?)null);
        Read(xml, records, ref diagnostic);
        // With records an error is about one of them.
        return new SruReading(records, records.Count > 0 ? null : diagnostic);
    }

    private static void Read(XmlReader xml, List<MarcRecord> records, ref int? diagnostic)
    {
        while (records.Count < MostRecords && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text && xml.Value.AsSpan().TrimStart().StartsWith("<"))
                ReadPacked(xml.Value, records, ref diagnostic);
            else
                Take(xml, records, ref diagnostic);
        }
    }

    // Records may be packed as text within the answer.
    private static void ReadPacked(string packed, List<MarcRecord> records, ref int? diagnostic)
    {
        using var text = new StringReader(packed);
        using var inner = XmlReader.Create(text, Safe);
        while (records.Count < MostRecords && inner.Read())
            Take(inner, records, ref diagnostic);
    }

    private static void Take(XmlReader xml, List<MarcRecord> records, ref int? diagnostic)
    {
        if (MarcXmlReader.IsRecord(xml) && MarcXmlReader.Record(xml) is { DataFields.Count: > 0 } record)
            records.Add(record);
        else if (xml is { NodeType: XmlNodeType.Element, LocalName: "dc", IsEmptyElement: false })
            records.Add(DublinCoreRecord.Of(xml));
        else if (xml is { NodeType: XmlNodeType.Element, LocalName: "uri", NamespaceURI: DiagnosticNamespace })
            diagnostic ??= Number(xml.ReadElementContentAsString());
    }

    private static int Number(string uri)
        => uri.Trim() is var named && named.StartsWith(DiagnosticList, StringComparison.Ordinal) && int.TryParse(named[DiagnosticList.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
