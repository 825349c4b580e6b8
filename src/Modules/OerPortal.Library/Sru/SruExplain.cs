using System.Globalization;
using System.Xml;
using OerPortal.Library.Sru.Cql;

namespace OerPortal.Library.Sru;

/// <summary>What this server answers, in ZeeRex (explain 2.0).</summary>
internal sealed class SruExplain
{
    internal const string Schema = "http://explain.z3950.org/dtd/2.0/";

    private static readonly (string Name, string Address)[] Sets =
        [("cql", "info:srw/cql-context-set/1/cql-v1.2"), ("dc", "info:srw/cql-context-set/1/dc-v1.1"), ("bath", "http://zing.z3950.org/cql/bath/2.0/"), ("rec", "info:srw/cql-context-set/2/rec-1.1")];

    private readonly XmlWriter _xml;

    private SruExplain(XmlWriter xml) => _xml = xml;

    internal static void Write(XmlWriter xml, SruPlace place)
    {
        var explain = new SruExplain(xml);
        explain.Begin("explain");
        explain.Server(place);
        explain.Indexes();
        explain.Schemas();
        explain.Settings();
        xml.WriteEndElement();
    }

    private void Server(SruPlace place)
    {
        Begin("serverInfo", ("protocol", "SRU"), ("version", "1.2"), ("transport", "http"), ("method", "GET"));
        Element("host", place.Host);
        Element("port", place.Port.ToString(CultureInfo.InvariantCulture));
        Element("database", place.Database);
        _xml.WriteEndElement();
        Begin("databaseInfo");
        Element("title", place.Title);
        Element("description", place.Description);
        _xml.WriteEndElement();
    }

    private void Indexes()
    {
        Begin("indexInfo");
        foreach (var (name, address) in Sets)
        {
            Begin("set", ("name", name), ("identifier", address));
            _xml.WriteEndElement();
        }
        foreach (var (name, words) in CqlFilter.Indexes)
        {
            var point = name.IndexOf('.', StringComparison.Ordinal);
            Begin("index");
            Element("title", words);
            Begin("map");
            Begin("name", ("set", name[..point]));
            _xml.WriteString(name[(point + 1)..]);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void Schemas()
    {
        Begin("schemaInfo");
        foreach (var (name, address, words) in new[] { ("marcxml", SruAnswers.MarcSchema, "MARCXML"), ("dc", DublinCore.Schema, "Dublin Core") })
        {
            Begin("schema", ("name", name), ("identifier", address));
            Element("title", words);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void Settings()
    {
        Begin("configInfo");
        foreach (var (element, type, value) in new[] { ("default", "numberOfRecords", SruQuestion.UsualRecords), ("setting", "maximumRecords", SruQuestion.MostRecords) })
        {
            Begin(element, ("type", type));
            _xml.WriteValue(value);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void Element(string name, string value) => _xml.WriteElementString(name, Schema, value);

    private void Begin(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Schema);
        foreach (var (attribute, value) in attributes)
            _xml.WriteAttributeString(attribute, value);
    }
}

/// <param name="Database">The path, without a slash before it.</param>
internal sealed record SruPlace(string Host, int Port, string Database, string Title, string Description);
