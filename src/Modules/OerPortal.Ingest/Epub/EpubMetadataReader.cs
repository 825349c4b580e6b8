using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace OerPortal.Ingest.Epub;

/// <summary>The metadata section of a package, in the EPUB 3 way (refines) and the EPUB 2 way (opf: attributes).</summary>
internal sealed class EpubMetadataReader
{
    private const int LongestText = 8000;
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
            main is null ? null : Clean(main.Value),
            Contributors().Take(100).ToList(),
            All("description").Select(d => PlainText(d.Value)).FirstOrDefault(d => d is not null),
            All("language").Select(l => l.Value.Trim()).FirstOrDefault(IsLanguageTag),
            Texts("publisher").FirstOrDefault(),
            All("date").OrderBy(d => d.Attributes().Any(a => a.Name.LocalName == "event" && a.Value != "publication") ? 1 : 0)
                .Select(d => Clean(d.Value)).FirstOrDefault(d => d is not null),
            Texts("identifier").Take(20).ToList(),
            Texts("subject").Distinct(StringComparer.Ordinal).Take(50).ToList(),
            Meta("schema:accessibilityFeature").Distinct(StringComparer.Ordinal).Take(50).ToList());
    }

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

    internal static bool IsLanguageTag(string tag) => tag.Length is >= 2 and <= 35
        && tag.Split('-') is [{ Length: >= 2 and <= 8 } language, .. var rest] && language.All(char.IsAsciiLetter)
        && Array.TrueForAll(rest, part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private IEnumerable<ExtractedContributor> Contributors()
    {
        foreach (var element in All("creator").Concat(All("contributor")))
        {
            if (Clean(element.Value) is not { } name)
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

    // Many descriptions are HTML written as text.
    private static string? PlainText(string text) =>
        Clean(text.Contains('<', StringComparison.Ordinal) ? new HtmlParser().ParseDocument(text).Body?.TextContent ?? "" : text);

    private static string? Clean(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var joined = new string(string.Join(' ', words).Where(c => !char.IsControl(c)).ToArray()).Normalize(NormalizationForm.FormC);
        return joined.Length == 0 ? null : joined.Length > LongestText ? joined[..LongestText] : joined;
    }
}
