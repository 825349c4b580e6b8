using System.Xml;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Oai;

/// <summary>
/// One answer of an OAI-PMH repository, read from its beginning to its end: <see cref="Records"/> gives one record after the other, and once
/// the last is taken the rest is known.
/// </summary>
internal sealed class OaiAnswer(Stream stream, long most) : IDisposable
{
    public const string Namespace = "http://www.openarchives.org/OAI/2.0/";

    private readonly XmlReader _xml = SafeXml.Open(stream, most);

    /// <summary>The repository's clock at this answer.</summary>
    public string ResponseDate { get; private set; } = "";

    /// <summary>Empty at the end of a list.</summary>
    public string Token { get; private set; } = "";

    /// <summary>How many records the whole list has, if the repository says so.</summary>
    public int? ListSize { get; private set; }

    /// <summary>Code of OAI-PMH 2.0, 3.6, or null.</summary>
    public string? Error { get; private set; }

    public string ErrorText { get; private set; } = "";

    public Dictionary<string, string> About { get; } = new(StringComparer.Ordinal);

    /// <summary>Names by setSpec or by metadataPrefix.</summary>
    public List<(string Code, string Name)> Named { get; } = [];

    /// <exception cref="SourceTroubleException">It is no OAI-PMH, or broken.</exception>
    public IEnumerable<RawRecord> Records()
    {
        Guarded(OpenRoot);
        while (Guarded(NextRecord) is { } record)
            yield return record;
    }

    /// <summary>Reads it to the end, for answers that hold no records.</summary>
    public OaiAnswer ReadAll()
    {
        foreach (var _ in Records())
        {
            // only what stands around them is wanted
        }
        return this;
    }

    public void Dispose() => _xml.Dispose();

    private bool OpenRoot()
    {
        while (SafeXml.Step(_xml) && _xml.NodeType != XmlNodeType.Element)
        {
            // declaration and space
        }
        return _xml is { LocalName: "OAI-PMH" } ? true : throw new SourceTroubleException(_xml.LocalName is "html" or "HTML" ? "webPage" : "notOai", _xml.LocalName);
    }

    private RawRecord? NextRecord()
    {
        while (SafeXml.Step(_xml))
        {
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            switch (_xml.LocalName)
            {
                case "record":
                    return ReadRecord();
                case "responseDate":
                    ResponseDate = SafeXml.Text(_xml);
                    break;
                case "error":
                    Error ??= _xml.GetAttribute("code") ?? "";
                    ErrorText = PlainText.Of(SafeXml.Text(_xml), 300);
                    break;
                case "resumptionToken":
                    ListSize = int.TryParse(_xml.GetAttribute("completeListSize"), out var size) && size >= 0 ? size : null;
                    Token = SafeXml.Text(_xml);
                    break;
                case "set" or "metadataFormat":
                    ReadNamed();
                    break;
                case "repositoryName" or "baseURL" or "earliestDatestamp" or "deletedRecord" or "granularity":
                    About[_xml.LocalName] = PlainText.Of(SafeXml.Text(_xml), 300);
                    break;
            }
        }
        return null;
    }

    private void ReadNamed()
    {
        var (code, name) = ("", "");
        foreach (var element in SafeXml.ElementsBelow(_xml))
        {
            if (element is "setSpec" or "metadataPrefix")
                code = SafeXml.Text(_xml);
            else if (element is "setName" or "metadataNamespace")
                name = PlainText.Of(SafeXml.Text(_xml), 200);
        }
        if (code.Length is > 0 and <= 300 && Named.Count < 2000)
            Named.Add((code, name));
    }

    private RawRecord ReadRecord()
    {
        var record = new RawRecord("", "");
        foreach (var element in SafeXml.ElementsBelow(_xml))
        {
            if (element == "header")
                record = ReadHeader();
            else if (element == "metadata")
                Metadata.Read(_xml, record);
            else if (element == "about")
                SafeXml.Text(_xml);
        }
        return record;
    }

    private RawRecord ReadHeader()
    {
        var (isDeleted, identifier, datestamp) = (_xml.GetAttribute("status") == "deleted", "", "");
        foreach (var name in SafeXml.ElementsBelow(_xml))
        {
            var text = SafeXml.Text(_xml);
            if (name == "identifier")
                identifier = PlainText.Of(text, 600);
            else if (name == "datestamp")
                datestamp = PlainText.Of(text, 40);
        }
        return new RawRecord(identifier, datestamp) { IsDeleted = isDeleted };
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new SourceTroubleException(e.Message.Contains("DTD", StringComparison.Ordinal) ? "dtd" : "xml", $"{e.LineNumber}", e);
        }
    }
}
