using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Publications;
using OerPortal.Resources;

namespace OerPortal.OpenData.Opds.Atom;

/// <summary>A publication as a complete catalogue entry (OPDS 1.2 §5.1), wherever it stands.</summary>
internal sealed class CatalogEntry(CatalogWords words, IStringLocalizer strings, ISiteContext site)
{
    private const string Acquisition = "http://opds-spec.org/acquisition";
    private const string OpenAccess = "http://opds-spec.org/acquisition/open-access";
    private const string Image = "http://opds-spec.org/image";

    public void Write(XmlWriter xml, OpenRecord record, CatalogLinks links)
    {
        var resource = record.Resource!;
        xml.WriteStartElement("entry", AtomTypes.AtomNamespace);
        xml.WriteAttributeString("xmlns", "dcterms", null, AtomTypes.TermsNamespace);
        xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        WriteNames(xml, record, resource, links);
        WriteTerms(xml, resource, links);
        WriteCategories(xml, resource, links);
        WriteLinks(xml, resource, links);
        xml.WriteEndElement();
    }

    private static void WriteNames(XmlWriter xml, OpenRecord record, OpenResource resource, CatalogLinks links)
    {
        xml.WriteText("id", CatalogLinks.IdOf(record));
        xml.WriteText("title", resource.About.Title);
        xml.WriteText("updated", Moment.Write(record.ChangedAt));
        xml.WriteText("published", Moment.Write(resource.PublishedAt));
        var authors = resource.Authors.Count > 0 ? resource.Authors : [resource.School.Name];
        foreach (var name in authors) xml.WritePerson("author", name);
        foreach (var other in resource.About.Contributors.Select(person => person.Name).Except(authors).Distinct()) xml.WritePerson("contributor", other);
        xml.WriteText("identifier", links.Absolute(ResourceAddress.Page(resource.Id)), AtomTypes.TermsNamespace);
    }

    private void WriteTerms(XmlWriter xml, OpenResource resource, CatalogLinks links)
    {
        foreach (var identifier in PublicationFacts.IdentifiersOf(resource)) xml.WriteText("identifier", identifier, AtomTypes.TermsNamespace);
        foreach (var language in PublicationFacts.LanguagesOf(resource)) xml.WriteText("language", language, AtomTypes.TermsNamespace);
        xml.WriteText("publisher", PublicationFacts.PublisherOf(resource), AtomTypes.TermsNamespace);
        xml.WriteText("issued", PublicationFacts.PublishedOf(resource), AtomTypes.TermsNamespace);
        if (resource.Pages is > 0 and var pages) xml.WriteText("extent", strings["resources.pages." + (pages == 1 ? "one" : "other"), pages], AtomTypes.TermsNamespace);
        foreach (var collection in resource.Collections) xml.WriteText("isPartOf", links.Absolute(ResourceAddress.Collection(collection.Id)), AtomTypes.TermsNamespace);
        if (resource.About.Description.Length > 0) xml.WriteText("summary", resource.About.Description);
        xml.WriteText("rights", resource.About.RightsNote is { Length: > 0 } note ? $"{strings["licence." + resource.About.Licence]}. {note}" : strings["licence." + resource.About.Licence]);
    }

    private void WriteCategories(XmlWriter xml, OpenResource resource, CatalogLinks links)
    {
        foreach (var subject in PublicationFacts.SubjectsOf(resource, words, links))
        {
            xml.WriteStartElement("category", AtomTypes.AtomNamespace);
            xml.WriteAttributeString("term", XmlLetters.Clean(subject.Code ?? subject.Name));
            xml.WriteAttributeString("label", XmlLetters.Clean(subject.Name));
            if (subject.Scheme is { } scheme) xml.WriteAttributeString("scheme", scheme);
            xml.WriteEndElement();
        }
    }

    private void WriteLinks(XmlWriter xml, OpenResource resource, CatalogLinks links)
    {
        var page = links.Absolute(ResourceAddress.Page(resource.Id));
        xml.WriteLink("alternate", links.Publication(resource.Id), AtomTypes.Entry);
        xml.WriteLink("alternate", page, "text/html", resource.About.Title);
        if (Licences.Find(resource.About.Licence)?.Address is { } deed) xml.WriteLink("license", deed, "text/html", strings["licence." + resource.About.Licence]);
        foreach (var image in PublicationFacts.ImagesOf(resource, links)) xml.WriteLink(image.IsSmall ? Image + "/thumbnail" : Image, image.Href, image.Type);
        foreach (var file in resource.Files) xml.WriteLink(OpenAccess, links.Absolute(file.Address), file.MediaType, file.Name, file.Length);
        if (site.HasFeature("reading"))
            foreach (var file in resource.Files.Where(PublicationFacts.HasManifest)) xml.WriteLink(OpenAccess, PublicationFacts.ManifestOf(file, links), "application/webpub+json", words["read"]);
        foreach (var link in resource.Links ?? []) xml.WriteLink("related", link.Address, "text/html", link.Title);
        // An entry can be had somehow (§5): on its page.
        if (resource.Files.Count == 0) xml.WriteLink(Acquisition, page, "text/html", words["page"]);
    }
}
