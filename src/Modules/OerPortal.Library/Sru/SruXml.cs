using System.Globalization;
using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Sru;

/// <summary>Writes answers of SRU 1.1 and 1.2, which have the same form.</summary>
internal sealed class SruXml : IDisposable
{
    private const string Answer = "http://www.loc.gov/zing/srw/";
    private const string Diagnostic = "http://www.loc.gov/zing/srw/diagnostic/";

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _xml;

    internal SruXml(string operation, string version)
    {
        _xml = XmlWriter.Create(_bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true });
        _xml.WriteStartElement("zs", operation, Answer);
        Element("version", version);
    }

    internal void Element(string name, string value) => _xml.WriteElementString("zs", name, Answer, XmlLetters.Clean(value));

    internal void Number(string name, int value) => Element(name, value.ToString(CultureInfo.InvariantCulture));

    internal void Begin(string name) => _xml.WriteStartElement("zs", name, Answer);

    internal void End() => _xml.WriteEndElement();

    /// <param name="position">From 1; null where records have none.</param>
    internal void Record(string schema, bool isPackedAsText, int? position, Action<XmlWriter> data)
    {
        Begin("record");
        Element("recordSchema", schema);
        Element("recordPacking", isPackedAsText ? "string" : "xml");
        Begin("recordData");
        if (isPackedAsText)
            _xml.WriteString(Text(data));
        else
            data(_xml);
        End();
        if (position is { } number)
            Number("recordPosition", number);
        End();
    }

    internal void Refuse(SruRefusalException refusal)
    {
        Begin("diagnostics");
        _xml.WriteStartElement("diagnostic", Diagnostic);
        _xml.WriteElementString("uri", Diagnostic, $"info:srw/diagnostic/1/{refusal.Number}");
        if (refusal.Details.Length > 0)
            _xml.WriteElementString("details", Diagnostic, XmlLetters.Clean(refusal.Details));
        _xml.WriteElementString("message", Diagnostic, refusal.Words);
        _xml.WriteEndElement();
        End();
    }

    internal byte[] Whole()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
    }

    private static string Text(Action<XmlWriter> data)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            data(xml);
        return text.ToString();
    }
}
