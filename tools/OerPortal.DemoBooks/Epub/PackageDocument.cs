using System.Globalization;
using System.Xml.Linq;

namespace OerPortal.DemoBooks.Epub;

/// <summary>One member of a publication and what the package document says about it.</summary>
internal sealed record Member(string Id, string Path, string MediaType, byte[] Bytes, string? Properties = null, bool InSpine = false, string? Title = null);

/// <summary>Writes the package document (EPUB 3.3 §5) with the metadata of Accessibility 1.1.</summary>
internal static class PackageDocument
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static XDocument Write(Manuscript book, Edition edition, IReadOnlyList<Member> members) => new(
        new XElement(Opf + "package",
            new XAttribute("version", "3.0"),
            new XAttribute("unique-identifier", "id"),
            new XAttribute(XNamespace.Xml + "lang", book.Language),
            Metadata(book, edition),
            new XElement(Opf + "manifest", members.Select(Item)),
            new XElement(Opf + "spine", new XAttribute("toc", "ncx"),
                members.Where(member => member.InSpine).Select(member =>
                    new XElement(Opf + "itemref", new XAttribute("idref", member.Id), member.Id == "cover-page" ? new XAttribute("linear", "no") : null)))));

    private static XElement Item(Member member) => new(Opf + "item",
        new XAttribute("id", member.Id),
        new XAttribute("href", member.Path),
        new XAttribute("media-type", member.MediaType),
        member.Properties is null ? null : new XAttribute("properties", member.Properties));

    private static XElement Metadata(Manuscript book, Edition edition)
    {
        var metadata = new XElement(Opf + "metadata", new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XElement(Dc + "identifier", new XAttribute("id", "id"), edition.Urn),
            new XElement(Dc + "title", new XAttribute("id", "title"), book.Title),
            new XElement(Dc + "language", book.Language),
            book.OtherLanguages.Select(language => new XElement(Dc + "language", language)));
        if (book.Subtitle is not null)
            metadata.Add(new XElement(Dc + "title", new XAttribute("id", "subtitle"), book.Subtitle), Refine("subtitle", "title-type", "subtitle"), Refine("title", "title-type", "main"));
        foreach (var (credit, number) in book.Authors.Select((credit, index) => (credit, index + 1)))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"person{number}");
            metadata.Add(
                new XElement(Dc + (credit.Role == "aut" ? "creator" : "contributor"), new XAttribute("id", id), credit.Name),
                Refine(id, "role", credit.Role, "marc:relators"));
        }
        metadata.Add(
            new XElement(Dc + "description", book.Description),
            new XElement(Dc + "publisher", HouseWords.Portal),
            book.Keywords.Select(keyword => new XElement(Dc + "subject", keyword)),
            new XElement(Dc + "rights", HouseWords.LicenceAddress(book.Licence)),
            new XElement(Dc + "date", edition.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Meta("dcterms:modified", edition.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new XElement(Opf + "meta", new XAttribute("name", "cover"), new XAttribute("content", "cover-picture")));
        metadata.Add(AccessibilityMetadata(book));
        return metadata;
    }

    private static IEnumerable<XElement> AccessibilityMetadata(Manuscript book)
    {
        var access = book.Accessibility;
        foreach (var mode in access.Modes)
            yield return Meta("schema:accessMode", mode);
        yield return Meta("schema:accessModeSufficient", "textual");
        foreach (var feature in access.Features.Concat(["tableOfContents", "readingOrder", "structuralNavigation"]).Distinct(StringComparer.Ordinal))
            yield return Meta("schema:accessibilityFeature", feature);
        foreach (var hazard in access.Hazards)
            yield return Meta("schema:accessibilityHazard", hazard);
        yield return Meta("schema:accessibilitySummary", access.Summary);
        yield return Meta("schema:typicalAgeRange", book.TypicalAge);
    }

    private static XElement Meta(string property, string value) => new(Opf + "meta", new XAttribute("property", property), value);

    private static XElement Refine(string id, string property, string value, string? scheme = null) => new(Opf + "meta",
        new XAttribute("refines", "#" + id), new XAttribute("property", property), scheme is null ? null : new XAttribute("scheme", scheme), value);
}
