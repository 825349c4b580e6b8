using System.Globalization;
using System.Text;
using System.Xml;

namespace OerPortal.Marc;

/// <summary>
/// Reads MARCXML: every element <c>record</c> of it, alone, in a collection or within another protocol's answer. Documents with a DTD are refused,
/// and nothing is fetched. Where the document stops being XML, reading ends with a fault that says the line.
/// </summary>
public sealed class MarcXmlReader : IDisposable
{
    private readonly XmlReader _xml;
    private int _number;

    /// <param name="most">Characters of the whole document.</param>
    public MarcXmlReader(Stream file, long most) => _xml = XmlReader.Create(file, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = most,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Some systems write characters by number that XML 1.0 does not have; they are left out.
        CheckCharacters = false,
        CloseInput = false,
    });

    /// <summary>Whether an element is a record; files without any namespace are common.</summary>
    public static bool IsRecord(XmlReader xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return xml is { NodeType: XmlNodeType.Element, LocalName: "record" } && xml.NamespaceURI is MarcXml.Namespace or "";
    }

    /// <summary>Records in their order, to the end or to the first fault in the XML.</summary>
    public IEnumerable<ReadMarc> Read()
    {
        while (Next() is { } record)
        {
            yield return record;
            if (record.Fault == MarcFault.Xml) yield break;
        }
    }

    public void Dispose() => _xml.Dispose();

    private ReadMarc? Next()
    {
        try
        {
            while (_xml.Read())
            {
                if (IsRecord(_xml)) return Checked(++_number, Record(_xml));
            }

            return null;
        }
        catch (XmlException e)
        {
            return ReadMarc.Broken(_number + 1, MarcFault.Xml, e.LineNumber.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static ReadMarc Checked(int number, MarcRecord? record)
        => record is null ? ReadMarc.Broken(number, MarcFault.TooLong) : record.Leader.Length == 0 ? ReadMarc.Broken(number, MarcFault.Leader) : new ReadMarc(number, record);

    /// <summary>The record at whose element the reader stands; it then stands at its end.</summary>
    /// <returns>Null for one that is longer than a record of ISO 2709; with an empty leader where it has none.</returns>
    public static MarcRecord? Record(XmlReader xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var (leader, length, depth) = ("", 0, xml.Depth);
        var (control, data) = (new List<ControlField>(), new List<DataField>());
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "leader") leader = MarcText.Leader(Text(xml, ref length));
            else if (xml.LocalName == "controlfield") control.Add(new ControlField(Tag(xml), Text(xml, ref length)));
            else if (xml.LocalName == "datafield" && Field(xml, ref length) is { } field) data.Add(field);
        }

        return length > Iso2709.LongestRecord ? null : new MarcRecord(leader, control, data);
    }

    private static DataField? Field(XmlReader xml, ref int length)
    {
        var (tag, first, second, depth) = (Tag(xml), Indicator(xml, "ind1"), Indicator(xml, "ind2"), xml.Depth);
        var subfields = new List<Subfield>();
        if (xml.IsEmptyElement) return null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "subfield" }) continue;
            var code = xml.GetAttribute("code") is [> ' ' and < '\u007f' and var letter] ? letter : 'a';
            subfields.Add(new Subfield(code, Text(xml, ref length)));
        }

        return subfields.Count > 0 ? new DataField(tag, first, second, subfields) : null;
    }

    private static string Tag(XmlReader xml) => MarcText.Tag((xml.GetAttribute("tag") ?? "").PadLeft(3, '9')[..3]);

    private static char Indicator(XmlReader xml, string name) => xml.GetAttribute(name) is [> ' ' and < '\u007f' and var one] ? one : ' ';

    // What is longer than a record may be is passed over.
    private static string Text(XmlReader xml, ref int length)
    {
        if (xml.IsEmptyElement) return "";
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            length += xml.Value.Length;
            if (length <= Iso2709.LongestRecord) text.Append(xml.Value);
        }

        return MarcText.Found(text.ToString());
    }
}
