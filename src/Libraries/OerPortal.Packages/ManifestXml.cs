using System.Xml;
using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary>
/// Manifests as programs write them: no document type, no entities, no depth without end. Elements are known by their local names, because
/// programs mix up the namespaces of the editions.
/// </summary>
internal static class ManifestXml
{
    // A course of some years lists ten thousand files, each in a kilobyte.
    private const long MostListed = 64 << 20;

    /// <exception cref="FileRefusedException">It declares entities, or cannot be read.</exception>
    public static XDocument Load(StrictZip zip, ZipMember member)
    {
        try
        {
            return SafeXml.Read(zip.ReadAll(member, LecturePackage.MostMarkup, Refusal.PackageDamaged), member.Name, MarkupRules.Xml, XDocument.Load, mayDeclareType: false);
        }
        catch (FileRefusedException refused) when (refused.Reason == Refusal.EpubDamaged)
        {
            throw FileRefusedException.In(Refusal.PackageDamaged, member.Name);
        }
    }

    /// <summary>The same of a member that the archive may lack.</summary>
    public static XElement? TryLoad(StrictZip zip, string name) => zip.TryFind(name, out var member) ? Load(zip, member).Root : null;

    /// <summary>The elements of this name in a long list, one after the other.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static IEnumerable<XElement> Stream(StrictZip zip, ZipMember member, string name)
    {
        if (member.Length > MostListed)
            throw FileRefusedException.In(Refusal.PackageDamaged, member.Name);
        using var reader = new DepthLimitedReader(XmlReader.Create(zip.OpenRead(member), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true }));
        while (Next(reader, member.Name, name) is { } element)
            yield return element;
    }

    public static bool Is(this XElement element, string name) => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Children of this name.</summary>
    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(e => e.Is(name));

    public static string? Said(this XElement element, string attribute) =>
        element.Attributes().FirstOrDefault(a => string.Equals(a.Name.LocalName, attribute, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The words of the first child of this name; null where it has none. Moodle writes nothing as <c>$@NULL@$</c>.</summary>
    public static string? Text(this XElement element, string name) => element.All(name).FirstOrDefault()?.Value.Trim() is { Length: > 0 } text && text != "$@NULL@$" ? text : null;

    private static XElement? Next(DepthLimitedReader reader, string member, string name)
    {
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
                    return Whole(reader);
            }
            return null;
        }
        catch (XmlException)
        {
            throw FileRefusedException.In(Refusal.PackageDamaged, member);
        }
    }

    // The reader stays on the end of the element, so that the next one is not jumped over.
    private static XElement Whole(DepthLimitedReader reader)
    {
        using var element = reader.ReadSubtree();
        return XElement.Load(element);
    }
}
