using System.Xml.Linq;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;

namespace OerPortal.Epub;

/// <summary>The metadata section of a package, in the EPUB 3 way (refines) and the EPUB 2 way (opf: attributes).</summary>
internal sealed class EpubMetadataReader
{
    private const int LongestText = 64 << 10;

    // What happened to the file is not when the work appeared.
    private static readonly HashSet<string> Appearances = new(StringComparer.OrdinalIgnoreCase) { "publication", "original-publication", "issued", "ops-publication" };

    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private readonly List<XElement> _elements;
    private readonly ILookup<string, XElement> _refinements;

    public EpubMetadataReader(XElement package)
    {
        var metadata = EpubPackageReader.Child(package, "metadata");
        // EPUB 2 once wrapped them in dc-metadata and x-metadata.
        _elements = metadata?.Descendants().ToList() ?? [];
        _refinements = _elements.Where(e => e.Attribute("refines") is not null).ToLookup(e => ((string)e.Attribute("refines")!).TrimStart('#'));
    }

    /// <summary>The title that names the book.</summary>
    public XElement? MainTitle => All("title").FirstOrDefault(t => Refined(t, "title-type") == "main") ?? All("title").FirstOrDefault();

    public ExtractedMetadata Read()
    {
        var main = MainTitle;
        return new ExtractedMetadata(
            main is null ? null : Kept(main.Value),
            Contributors().Take(100).ToList(),
            All("description").Select(d => Kept(d.Value)).FirstOrDefault(d => PlainDescription.Read(d) is not null),
            All("language").Select(l => SpokenLanguage.Read(l.Value)).FirstOrDefault(l => l is not null),
            Texts("publisher").FirstOrDefault(),
            Meta("dcterms:issued").Concat(All("date").Where(IsAppearance).OrderBy(d => Event(d) is null ? 1 : 0).Select(d => d.Value)).FirstOrDefault(d => WrittenDate.Read(d) is not null),
            All("identifier").Select(Identifier).OfType<string>().Take(20).ToList(),
            Texts("subject").Distinct(StringComparer.Ordinal).Take(50).ToList(),
            Meta("schema:accessibilityFeature").Distinct(StringComparer.Ordinal).Take(50).ToList());
    }

    /// <summary>The first language with its script and region, which say how pages follow each other.</summary>
    public string? LanguageAsWritten => All("language").Select(l => l.Value.Trim()).FirstOrDefault(l => l.Length > 0);

    /// <summary>The identifier of that id, or else the first.</summary>
    public string? UniqueIdentifier(string? id) =>
        (All("identifier").FirstOrDefault(e => (string?)e.Attribute("id") == id) ?? All("identifier").FirstOrDefault())?.Value.Trim();

    public EpubAccessibility Accessibility() => new(
        Meta("schema:accessMode").ToList(),
        Meta("schema:accessModeSufficient").ToList(),
        Meta("schema:accessibilityFeature").ToList(),
        Meta("schema:accessibilityHazard").ToList(),
        Meta("schema:accessibilitySummary").FirstOrDefault());

    /// <summary>Values of an EPUB 3 property, or of the EPUB 2 form of the same name.</summary>
    public IEnumerable<string> Meta(string property) => _elements
        .Where(e => e.Name.LocalName == "meta" && e.Attribute("refines") is null
            && ((string?)e.Attribute("property") == property || (string?)e.Attribute("name") == property))
        .Select(e => Clean((string?)e.Attribute("content") ?? e.Value))
        .OfType<string>();

    /// <summary>What a property says of single items, by their id.</summary>
    public IEnumerable<(string Id, string Value)> Refinements(string property) => _refinements
        .SelectMany(of => of.Where(r => (string?)r.Attribute("property") == property).Select(r => (of.Key, r.Value.Trim())));

    /// <summary>EPUB 2 <c>&lt;meta name content&gt;</c>.</summary>
    public string? NamedMeta(string name) =>
        (string?)_elements.FirstOrDefault(e => e.Name.LocalName == "meta" && (string?)e.Attribute("name") == name)?.Attribute("content");

    private static bool IsAppearance(XElement date) => Event(date) is not { } happening || Appearances.Contains(happening.Trim());

    private static string? Event(XElement date) => date.Attributes().FirstOrDefault(a => a.Name.LocalName == "event")?.Value;

    // A scheme says what bare figures are (EPUB 2 opf:scheme; EPUB 3 identifier-type by ONIX code list 5: 02 and 15 are ISBNs).
    private string? Identifier(XElement element)
    {
        var value = Clean(element.Value);
        var isIsbn = element.Attributes().Any(a => a.Name.LocalName == "scheme" && a.Value.StartsWith("isbn", StringComparison.OrdinalIgnoreCase))
            || Refined(element, "identifier-type") is "15" or "02";
        return value is not null && isIsbn && !value.Contains("isbn", StringComparison.OrdinalIgnoreCase) ? "urn:isbn:" + value : value;
    }

    private IEnumerable<ExtractedContributor> Contributors()
    {
        foreach (var element in All("creator").Concat(All("contributor")))
        {
            if (Kept(element.Value) is not { } name)
                continue;
            var role = Refined(element, "role") ?? element.Attributes().FirstOrDefault(a => a.Name.LocalName == "role")?.Value.Trim();
            var byElement = element.Name.LocalName == "creator" ? "aut" : "ctb";
            yield return new ExtractedContributor(name, role is { Length: 3 } ? role.ToLowerInvariant() : byElement);
        }
    }

    private IEnumerable<XElement> All(string name) => _elements.Where(e => e.Name == Dc + name);

    private IEnumerable<string> Texts(string name) => All(name).Select(e => Clean(e.Value)).OfType<string>();

    private string? Refined(XElement element, string property) => (string?)element.Attribute("id") is { } id
        ? _refinements[id].FirstOrDefault(r => (string?)r.Attribute("property") == property)?.Value.Trim()
        : null;

    // As it stands, lines and markup too; bounded before anything reads it.
    private static string? Kept(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Length > LongestText ? text[..LongestText] : text;

    private static string? Clean(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var joined = new string(string.Join(' ', words).Where(c => !char.IsControl(c)).ToArray()).Composed();
        return joined.Length == 0 ? null : joined.Length > LongestText ? joined[..LongestText] : joined;
    }
}
