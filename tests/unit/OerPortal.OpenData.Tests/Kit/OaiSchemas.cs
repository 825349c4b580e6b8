using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>The schemas of answers and formats (Schemas/README.md).</summary>
internal static class OaiSchemas
{
    private static readonly Lazy<XmlSchemaSet> All = new(Read);

    public static void ShouldBeValid(this XDocument document) => document.Faults().ShouldBeEmpty();

    /// <summary>What a schema says against a document; one that no schema knows is a fault.</summary>
    public static IReadOnlyList<string> Faults(this XDocument document)
    {
        var faults = new List<string>();
        if (!All.Value.GlobalElements.Contains(new XmlQualifiedName(document.Root!.Name.LocalName, document.Root.Name.NamespaceName)))
            faults.Add($"No schema has {document.Root.Name}.");
        document.Validate(All.Value, (_, fault) => faults.Add(fault.Message));
        return faults;
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
