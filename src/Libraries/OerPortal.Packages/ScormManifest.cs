using System.Globalization;
using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary>
/// <c>imsmanifest.xml</c> (SCORM 1.2 Content Aggregation Model §2.3, SCORM 2004 4th edition CAM §3): the parts of the default organisation in
/// their order. Elements are known by their local names, because programs mix up the namespaces of the editions.
/// </summary>
internal sealed class ScormManifest
{
    private const int MostParts = 500;
    private const int LongestId = 200;
    private const int LongestTitle = 300;
    private const int LongestLaunchData = 4096;

    private readonly StrictZip _zip;
    private readonly BookNames _names;
    private readonly string _root;
    private readonly string _path;
    private readonly XElement _manifest;
    private readonly Dictionary<string, XElement> _resources = new(StringComparer.Ordinal);

    private ScormManifest(StrictZip zip, BookNames names, string root, string path, XElement manifest)
    {
        (_zip, _names, _root, _path, _manifest) = (zip, names, root, path, manifest);
        foreach (var resource in manifest.Elements().Where(e => e.Is("resources")).Elements().Where(e => e.Is("resource")))
            _resources.TryAdd(resource.Said("identifier") ?? "", resource);
    }

    /// <summary>Null for a manifest of something else, such as a Common Cartridge.</summary>
    /// <exception cref="FileRefusedException">It declares entities, cannot be read, or leads out of the package.</exception>
    public static LecturePackage? Read(StrictZip zip, BookNames names, string root, string path)
    {
        _ = zip.TryFind(path, out var member);
        var document = ManifestXml.Load(zip, member!);
        if (document.Root is not { } manifest || !manifest.Is("manifest"))
            throw FileRefusedException.In(Refusal.PackageDamaged, path);
        if (manifest.Name.NamespaceName.Contains("imscc", StringComparison.OrdinalIgnoreCase))
            return null;
        return new ScormManifest(zip, names, root, path, manifest).Package();
    }

    private LecturePackage Package()
    {
        var organisation = Organisation();
        var items = organisation?.Descendants().Where(e => e.Is("item") && e.Said("identifierref") is { Length: > 0 } && e.Said("isvisible") is not "false").ToList() ?? [];
        List<LecturePart> parts = items.Count > 0
            ? [.. items.Take(MostParts).Select(PartOf).OfType<LecturePart>()]
            : [.. _resources.Values.Where(IsSco).Take(1).Select(r => PartOf(r, "", r)).OfType<LecturePart>()];
        if (parts.Count == 0)
            throw FileRefusedException.In(Refusal.PackageDamaged, _path);
        var title = organisation?.Elements().FirstOrDefault(e => e.Is("title"))?.Value;
        return new LecturePackage(_root, new Lecture(Form(), Distinct(parts)), LearningObject.Read(_manifest, title));
    }

    private XElement? Organisation()
    {
        var all = _manifest.Elements().FirstOrDefault(e => e.Is("organizations"));
        var organisations = all?.Elements().Where(e => e.Is("organization")).ToList() ?? [];
        return organisations.Find(o => o.Said("identifier") is { } id && id == all!.Said("default")) ?? organisations.FirstOrDefault();
    }

    private LecturePart? PartOf(XElement item) =>
        _resources.TryGetValue(item.Said("identifierref")!, out var resource) ? PartOf(item, item.Elements().FirstOrDefault(e => e.Is("title"))?.Value ?? "", resource) : null;

    private LecturePart? PartOf(XElement said, string title, XElement resource)
    {
        if (resource.Said("href")?.Trim() is not { Length: > 0 } href)
            return null;
        var address = (Bases(resource) + href).Replace('\\', '/');
        var path = MemberOf(address);
        var mastery = said.Text("masteryscore");
        return new LecturePart(
            Cut(said.Said("identifier") ?? "sco", LongestId),
            Cut(string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestTitle),
            path,
            QueryOf(address, said.Said("parameters")),
            said.Text("datafromlms") is { } data ? Cut(data, LongestLaunchData) : null,
            double.TryParse(mastery, NumberStyles.Float, CultureInfo.InvariantCulture, out var points) && points is >= 0 and <= 100 ? points : null);
    }

    /// <exception cref="FileRefusedException">The lecture would begin outside its package, or with nothing.</exception>
    private string MemberOf(string address)
    {
        var plain = new string([.. address.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        if (EpubPath.HasScheme(plain) || EpubPath.Resolve(_path, address) is not { } path || !path.StartsWith(_root, StringComparison.Ordinal))
            throw FileRefusedException.In(Refusal.PackageUnsafeLaunch, address);
        var member = _names.FindPath(path) ?? throw FileRefusedException.In(Refusal.PackageLaunchMissing, address);
        return member[_root.Length..];
    }

    // xml:base of the manifest, of all resources and of this one (Content Packaging §4.4.2).
    private static string Bases(XElement resource) => string.Concat(resource.AncestorsAndSelf().Reverse().Select(e => (string?)e.Attribute(XNamespace.Xml + "base") ?? ""));

    // SCORM 1.2 CAM §2.3.2.1: parameters go behind the address, with the sign that is missing.
    private static string QueryOf(string address, string? parameters)
    {
        var cut = address.AsSpan().IndexOfAny('?', '#');
        var query = cut < 0 ? "" : address[cut..];
        if (parameters?.Trim() is not { Length: > 0 } more || (more[0] == '#' && query.Contains('#', StringComparison.Ordinal)))
            return query;
        if (more[0] == '#')
            return query + more;
        more = more.TrimStart('?', '&');
        var hash = query.IndexOf('#', StringComparison.Ordinal);
        var (before, behind) = hash < 0 ? (query, "") : (query[..hash], query[hash..]);
        return $"{before}{(before.Length == 0 ? '?' : '&')}{more}{behind}";
    }

    private LectureForm Form()
    {
        var said = _manifest.Elements().Where(e => e.Is("metadata")).Elements().FirstOrDefault(e => e.Is("schemaversion"))?.Value.Trim() ?? "";
        if (said.Contains("2004", StringComparison.Ordinal) || said.Contains("1.3", StringComparison.Ordinal))
            return LectureForm.Scorm2004;
        var is2004 = said.Length == 0 && _manifest.DescendantsAndSelf().SelectMany(e => e.Attributes()).Any(a => a.IsNamespaceDeclaration && a.Value.Contains("adlcp_v1p3", StringComparison.OrdinalIgnoreCase));
        return is2004 ? LectureForm.Scorm2004 : LectureForm.Scorm12;
    }

    private static List<LecturePart> Distinct(List<LecturePart> parts)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. parts.Select((part, at) => known.Add(part.Id) ? part : part with { Id = FormattableString.Invariant($"{part.Id}~{at}") })];
    }

    private static bool IsSco(XElement resource) => string.Equals(resource.Said("scormtype"), "sco", StringComparison.OrdinalIgnoreCase);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
