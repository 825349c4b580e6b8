using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>The schemas of answers and formats (Schemas/README.md).</summary>
internal static class OaiSchemas
{
    private static readonly Lazy<XmlSchemaSet> All = new(Read);

    public static void ShouldBeValid(this XDocument document)
    {
        var faults = new List<string>();
        document.Validate(All.Value, (_, fault) => faults.Add(fault.Message));
        faults.ShouldBeEmpty();
    }

    public static void ShouldBeValid(this OaiReply reply) => reply.Document.ShouldBeValid();

    private static XmlSchemaSet Read()
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        Add(set, XmlReader.Create(new StringReader(
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language" /></xs:schema>
            """)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Schemas"), "*.xsd")) Add(set, XmlReader.Create(file));
        set.Compile();
        return set;
    }

    private static void Add(XmlSchemaSet set, XmlReader reader)
    {
        using (reader) set.Add(null, reader);
    }
}
