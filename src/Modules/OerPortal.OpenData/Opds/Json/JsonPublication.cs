using System.Text.Json;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Publications;
using OerPortal.Resources;

namespace OerPortal.OpenData.Opds.Json;

/// <summary>A publication as OPDS 2.0 has it: Readium's metadata, with links to all that can be taken.</summary>
internal sealed class JsonPublication(CatalogWords words, IStringLocalizer strings, ISiteContext site)
{
    private const string Acquisition = "http://opds-spec.org/acquisition";
    private const string OpenAccess = "http://opds-spec.org/acquisition/open-access";

    // Readium's names for roles; the others are contributors with their MARC code.
    private static readonly (string Role, string Name)[] Roles = [("trl", "translator"), ("edt", "editor"), ("ill", "illustrator"), ("nrt", "narrator")];

    public void Write(Utf8JsonWriter json, OpenRecord record, CatalogLinks links)
    {
        var resource = record.Resource!;
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        WriteNames(json, record, resource, links);
        WritePeople(json, resource);
        WriteDescription(json, resource, links);
        WriteAccessibility(json, resource.About.Accessibility);
        json.WriteEndObject();
        WriteLinks(json, resource, links);
        WriteImages(json, PublicationFacts.ImagesOf(resource, links));
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, OpenRecord record, OpenResource resource, CatalogLinks links)
    {
        json.WriteString("@type", PublicationFacts.TypeOf(resource));
        if (PublicationFacts.ProfileOf(resource) is { } profile) json.WriteString("conformsTo", profile);
        json.WriteString("title", resource.About.Title);
        if (resource.About.AlternativeTitle is { Length: > 0 } other) json.WriteString("subtitle", other);
        json.WriteString("identifier", CatalogLinks.IdOf(record));
        WriteList(json, "altIdentifier", [links.Absolute(ResourceAddress.Page(resource.Id)), .. PublicationFacts.IdentifiersOf(resource)]);
        WriteList(json, "language", PublicationFacts.LanguagesOf(resource));
        json.WriteString("published", PublicationFacts.PublishedOf(resource));
        json.WriteString("modified", Moment.Write(record.ChangedAt));
    }

    private static void WritePeople(Utf8JsonWriter json, OpenResource resource)
    {
        var people = resource.About.Contributors;
        // Where nobody is called author, those are whom a list names: who collected, compiled or composed it.
        var authors = people.Any(person => person.Role == ContributorRoles.Author)
            ? people.Where(person => person.Role == ContributorRoles.Author).ToArray()
            : [.. people.Where(person => ContributorRoles.Naming.Contains(person.Role))];
        WritePersons(json, "author", authors);
        foreach (var (role, name) in Roles) WritePersons(json, name, [.. people.Where(person => person.Role == role)]);
        WritePersons(json, "contributor", [.. people.Except(authors).Where(person => !Roles.Any(known => known.Role == person.Role))]);
        json.WriteString("publisher", PublicationFacts.PublisherOf(resource));
    }

    private static void WritePersons(Utf8JsonWriter json, string name, Contributor[] people)
    {
        if (people.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var person in people)
        {
            json.WriteStartObject();
            json.WriteString("name", person.Name);
            json.WriteString("role", person.Role);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDescription(Utf8JsonWriter json, OpenResource resource, CatalogLinks links)
    {
        if (resource.About.Description.Length > 0) json.WriteString("description", resource.About.Description);
        if (resource.Pages is > 0) json.WriteNumber("numberOfPages", resource.Pages.Value);
        if (PublicationFacts.SecondsOf(resource) is { } seconds) json.WriteNumber("duration", seconds);
        json.WriteStartArray("subject");
        foreach (var subject in PublicationFacts.SubjectsOf(resource, words, links)) WriteSubject(json, subject);
        json.WriteEndArray();
        if (resource.Collections.Count == 0) return;
        json.WriteStartObject("belongsTo");
        json.WriteStartArray("collection");
        foreach (var collection in resource.Collections)
        {
            json.WriteStartObject();
            json.WriteString("name", collection.Title);
            json.WriteString("identifier", links.Absolute(ResourceAddress.Collection(collection.Id)));
            json.WriteStartArray("links");
            JsonLink.Write(json, null, (links with { Home = links.Origin }).Publications(CatalogChoice.All with { Collection = collection.Id }), JsonFeed.MediaType);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, PublicationSubject subject)
    {
        json.WriteStartObject();
        json.WriteString("name", subject.Name);
        if (subject.Code is { } code) json.WriteString("code", code);
        if (subject.Scheme is { } scheme) json.WriteString("scheme", scheme);
        if (subject.Href is { } href)
        {
            json.WriteStartArray("links");
            JsonLink.Write(json, null, href, JsonFeed.MediaType);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteAccessibility(Utf8JsonWriter json, AccessibilityFacts facts)
    {
        string[] modes = [.. facts.Modes.Where(KnownAccessibility.Modes.Contains)];
        string[] features = [.. facts.Features.Where(KnownAccessibility.Features.Contains)];
        string[] hazards = [.. facts.Hazards.Where(KnownAccessibility.Hazards.Contains)];
        if (modes.Length + features.Length + hazards.Length == 0 && string.IsNullOrEmpty(facts.Summary)) return;
        json.WriteStartObject("accessibility");
        WriteList(json, "accessMode", modes);
        WriteList(json, "feature", features);
        WriteList(json, "hazard", hazards);
        if (facts.Summary is { Length: > 0 } summary) json.WriteString("summary", summary);
        json.WriteEndObject();
    }

    private void WriteLinks(Utf8JsonWriter json, OpenResource resource, CatalogLinks links)
    {
        var page = links.Absolute(ResourceAddress.Page(resource.Id));
        json.WriteStartArray("links");
        JsonLink.Write(json, "self", links.Publication(resource.Id), JsonFeed.PublicationMediaType);
        JsonLink.Write(json, "alternate", page, "text/html", resource.About.Title);
        if (Licences.Find(resource.About.Licence)?.Address is { } deed) JsonLink.Write(json, "license", deed, "text/html", strings["licence." + resource.About.Licence]);
        foreach (var file in resource.Files) JsonLink.Write(json, OpenAccess, links.Absolute(file.Address), file.MediaType, file.Name, size: file.Length);
        if (site.HasFeature("reading"))
            foreach (var file in resource.Files.Where(PublicationFacts.HasManifest)) JsonLink.Write(json, OpenAccess, PublicationFacts.ManifestOf(file, links), "application/webpub+json", words["read"]);
        foreach (var link in resource.Links ?? []) JsonLink.Write(json, "related", link.Address, "text/html", link.Title);
        // A publication can be had somehow (§2.3): on its page.
        if (resource.Files.Count == 0) JsonLink.Write(json, Acquisition, page, "text/html", words["page"]);
        json.WriteEndArray();
    }

    private static void WriteImages(Utf8JsonWriter json, IReadOnlyList<PublicationImage> images)
    {
        if (images.Count == 0) return;
        json.WriteStartArray("images");
        foreach (var image in images) JsonLink.Write(json, null, image.Href, image.Type, width: image.Width);
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
