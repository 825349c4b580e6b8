using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dcat;

/// <summary>A form in which a graph is written.</summary>
/// <param name="Extension">Of the address that gives this form, whatever is accepted.</param>
internal sealed record RdfForm(string MediaType, string Extension, Func<RdfGraph, byte[]> Write)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The first is given to whoever takes anything.</summary>
    public static IReadOnlyList<RdfForm> All { get; } =
        [new("text/turtle", "ttl", Turtle), new("application/ld+json", "jsonld", JsonLd), new("application/rdf+xml", "rdf", Xml)];

    private static byte[] Turtle(RdfGraph graph)
    {
        var text = new StringBuilder();
        foreach (var (prefix, address) in RdfNames.Prefixes) text.Append("@prefix ").Append(prefix).Append(": <").Append(address).Append("> .\n");
        foreach (var thing in graph.Things)
            text.Append('\n').Append('<').Append(thing.Key).Append('>').AppendJoin(" ;", thing.Select(triple => $"\n    {triple.Predicate} {Term(triple.Object)}")).Append(" .\n");
        return Utf8.GetBytes(text.ToString());
    }

    private static string Term(RdfTerm term)
    {
        if (term.IsAddress) return $"<{term.Value}>";
        var text = "\"" + term.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "\"";
        return text + (term.Language is { } language ? "@" + language : term.Datatype is { } datatype ? $"^^<{datatype}>" : "");
    }

    private static byte[] JsonLd(RdfGraph graph)
    {
        var context = new JsonObject(RdfNames.Prefixes.Select(prefix => KeyValuePair.Create(prefix.Key, (JsonNode?)JsonValue.Create(prefix.Value))));
        var things = new JsonArray();
        foreach (var thing in graph.Things)
        {
            var json = new JsonObject { ["@id"] = thing.Key };
            foreach (var predicate in thing.GroupBy(triple => triple.Predicate))
            {
                var isType = predicate.Key == "rdf:type";
                json[isType ? "@type" : predicate.Key] = new JsonArray([.. predicate.Select(triple => isType ? (JsonNode)triple.Object.Value : Node(triple.Object))]);
            }

            things.Add(json);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["@context"] = context, ["@graph"] = things }, OpenJson.Form);
    }

    private static JsonObject Node(RdfTerm term)
    {
        if (term.IsAddress) return new JsonObject { ["@id"] = term.Value };
        var json = new JsonObject { ["@value"] = term.Value };
        if (term.Language is { } language) json["@language"] = language;
        if (term.Datatype is { } datatype) json["@type"] = datatype;
        return json;
    }

    private static byte[] Xml(RdfGraph graph)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = Utf8, Indent = true }))
        {
            xml.WriteStartElement("rdf", "RDF", RdfNames.Prefixes["rdf"]);
            foreach (var (prefix, address) in RdfNames.Prefixes) xml.WriteAttributeString("xmlns", prefix, null, address);
            foreach (var thing in graph.Things)
            {
                xml.WriteStartElement("Description", RdfNames.Prefixes["rdf"]);
                xml.WriteAttributeString("about", RdfNames.Prefixes["rdf"], thing.Key);
                foreach (var triple in thing) Element(xml, triple);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Element(XmlWriter xml, RdfTriple triple)
    {
        var name = triple.Predicate.Split(':');
        xml.WriteStartElement(name[1], RdfNames.Prefixes[name[0]]);
        var term = triple.Object;
        if (term.IsAddress) xml.WriteAttributeString("resource", RdfNames.Prefixes["rdf"], term.Value);
        if (term.Language is { } language) xml.WriteAttributeString("xml", "lang", null, language);
        if (term.Datatype is { } datatype) xml.WriteAttributeString("datatype", RdfNames.Prefixes["rdf"], datatype);
        if (!term.IsAddress) xml.WriteString(XmlLetters.Clean(term.Value));
        xml.WriteEndElement();
    }
}
