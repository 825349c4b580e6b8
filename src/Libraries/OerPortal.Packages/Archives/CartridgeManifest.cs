using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <summary>
/// <c>imsmanifest.xml</c> of an IMS Common Cartridge (versions 1.0 to 1.3 and the thin ones): the items of its organisation, each with the file, link or
/// topic it stands for. What only a learning system opens (questions, tools) has its title alone.
/// </summary>
internal sealed class CartridgeManifest
{
    private const string ManifestName = "imsmanifest.xml";
    private static readonly string[] OfSystems = [".xml", ".xsd", ".dtd", ".css", ".js"];

    private readonly StrictZip _zip;
    private readonly BookNames _names;
    private readonly string _path;
    private readonly Dictionary<string, XElement> _resources = new(StringComparer.Ordinal);
    private readonly OutlineEntries _entries = new();
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    private CartridgeManifest(StrictZip zip, string path, XElement manifest)
    {
        (_zip, _names, _path) = (zip, new BookNames(zip), path);
        foreach (var resource in manifest.All("resources").SelectMany(all => all.All("resource")))
            _resources.TryAdd(resource.Said("identifier") ?? "", resource);
    }

    /// <summary>Null when the archive is none.</summary>
    /// <exception cref="FileRefusedException">Its manifest declares entities, or cannot be read.</exception>
    public static ArchiveOutline? Find(StrictZip zip)
    {
        var path = LecturePackage.RootOf(zip) + ManifestName;
        if (ManifestXml.TryLoad(zip, path) is not { } manifest || !manifest.Is("manifest") || !IsCartridge(manifest))
            return null;
        return new CartridgeManifest(zip, path, manifest).Read(manifest);
    }

    // Canvas, Blackboard and others write the namespace of one edition and the version of another.
    private static bool IsCartridge(XElement manifest) => manifest.Name.NamespaceName.Contains("imscc", StringComparison.OrdinalIgnoreCase)
        || manifest.All("metadata").Select(m => m.Text("schema")).Any(schema => schema?.Contains("Common Cartridge", StringComparison.OrdinalIgnoreCase) == true);

    private ArchiveOutline Read(XElement manifest)
    {
        var organisation = manifest.All("organizations").SelectMany(all => all.All("organization")).FirstOrDefault();
        var said = LearningObject.Read(manifest, organisation?.Text("title"));
        // The first item is the cartridge itself and has no title (Common Cartridge 1.3 §3.3.2).
        if (organisation is not null)
            AddItems(organisation, 0);
        foreach (var member in LecturePackage.Kept(_zip).Where(m => !_listed.Contains(m.Name) && !OfSystems.Contains(Path.GetExtension(m.Name).ToLowerInvariant())))
            _entries.AddFile(0, title: null, member.Name, member, isAside: true);
        return new ArchiveOutline(new FileContents(ContentsForm.CommonCartridge, said.Title, _entries.All), said, _entries.Pages);
    }

    private void AddItems(XElement of, int depth)
    {
        foreach (var item in of.All("item").Where(i => i.Said("isvisible") is not "false"))
        {
            var title = item.Text("title");
            var resource = item.Said("identifierref") is { } id ? _resources.GetValueOrDefault(id) : null;
            if (resource is not null)
                Add(resource, title, depth);
            else if (title is not null)
                _entries.AddHeading(depth, title);
            AddItems(item, title is null && resource is null ? depth : depth + 1);
        }
    }

    private void Add(XElement resource, string? title, int depth)
    {
        var type = resource.Said("type") ?? "";
        var member = MemberOf(resource);
        if (member is not null)
            _listed.Add(member.Name);
        if (type.StartsWith("imswl", StringComparison.OrdinalIgnoreCase))
            _entries.AddLink(depth, title, Described(resource, member)?.DescendantsAndSelf().FirstOrDefault(e => e.Is("url"))?.Said("href"));
        else if (type.StartsWith("imsdt", StringComparison.OrdinalIgnoreCase))
            _entries.AddPage(depth, title, Described(resource, member)?.Text("text"));
        else if (member is not null && !member.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            _entries.AddFile(depth, title, member.Name, member);
        else
            _entries.AddHeading(depth, title);
    }

    // Thin cartridges may have it in the manifest itself.
    private XElement? Described(XElement resource, ZipMember? member)
    {
        if (member is null)
            return resource.Elements().FirstOrDefault(e => e.Is("webLink") || e.Is("topic"));
        try
        {
            return ManifestXml.Load(_zip, member).Root;
        }
        catch (FileRefusedException refused) when (refused.Reason == Refusal.PackageDamaged)
        {
            // One link that nobody can read is no reason to do without the course.
            return null;
        }
    }

    private ZipMember? MemberOf(XElement resource)
    {
        var href = resource.Said("href") ?? resource.All("file").Select(f => f.Said("href")).FirstOrDefault();
        var bases = string.Concat(resource.AncestorsAndSelf().Reverse().Select(e => (string?)e.Attribute(XNamespace.Xml + "base") ?? ""));
        return href is { Length: > 0 } && _names.Find(_path, (bases + href).Replace('\\', '/')) is { } name && _zip.TryFind(name, out var member) ? member : null;
    }
}
