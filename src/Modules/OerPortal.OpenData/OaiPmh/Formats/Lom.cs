using System.Globalization;
using System.Xml;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>
/// Learning Object Metadata (IEEE 1484.12.1, XML binding 1484.12.3), for repositories of learning resources: with age, level, place in a
/// programme, interactivity and accessibility.
/// </summary>
internal sealed class Lom : IRecordFormat
{
    public string Prefix => "lom";

    public string Namespace => LomXml.Ns;

    public string Schema => "http://ltsc.ieee.org/xsd/lomv1.0/lom.xsd";

    public void Write(XmlWriter xml, OpenResource resource, RecordPlace place)
    {
        var lom = new LomXml(xml);
        xml.WriteStartElement("lom", LomXml.Ns);
        xml.WriteAttributeString("xsi", "schemaLocation", Answers.AnswerXml.Instance, $"{LomXml.Ns} {Schema}");
        General(lom, resource, place);
        LifeCycle(lom, resource);
        MetaMetadata(lom, resource, place);
        Technical(lom, resource, place);
        LomEducation.Write(lom, resource, place.Words);
        Rights(lom, resource.About, place.Words);
        Relations(lom, resource, place);
        LomClassifications.Write(lom, resource.About, place.Words);
        xml.WriteEndElement();
    }

    private static void General(LomXml lom, OpenResource resource, RecordPlace place)
    {
        var about = resource.About;
        lom.Begin("general");
        lom.Identifier("URI", place.Absolute(ResourceAddress.Page(resource.Id)));
        lom.Identifier("oai", $"oai:{place.Namespace}:{resource.Id}");
        foreach (var identifier in about.Identifiers) lom.Identifier(identifier.Scheme.ToUpperInvariant(), identifier.Value);
        lom.Begin("title");
        lom.String(about.Title, resource.Language);
        if (about.AlternativeTitle is { } other) lom.String(other, null);
        lom.End();
        foreach (var language in about.Languages) lom.Text("language", language);
        if (about.Description.Length > 0) lom.Strings("description", about.Description, resource.Language);
        foreach (var keyword in about.Keywords) lom.Strings("keyword", keyword, resource.Language);
        lom.End();
    }

    private static void LifeCycle(LomXml lom, OpenResource resource)
    {
        lom.Begin("lifeCycle");
        lom.Strings("version", resource.Version.ToString(CultureInfo.InvariantCulture), null);
        lom.Term("status", "final");
        foreach (var person in resource.About.Contributors) lom.Contribution(RoleOf(person.Role), Card.OfPerson(person.Name), person.Role == ContributorRoles.Author ? resource.About.Created : null);
        if (resource.About.Publisher is { } publisher) lom.Contribution("publisher", Card.OfOrganisation(publisher), resource.About.Issued);
        lom.Contribution("content provider", Card.OfOrganisation(resource.School.Name), Day(resource.PublishedAt));
        lom.End();
    }

    private static void MetaMetadata(LomXml lom, OpenResource resource, RecordPlace place)
    {
        lom.Begin("metaMetadata");
        lom.Identifier("URI", place.Absolute(ResourceAddress.Page(resource.Id)) + "#lom");
        lom.Contribution("creator", Card.OfOrganisation(place.PortalName), Day(place.ChangedAt));
        lom.Text("metadataSchema", "LOMv1.0");
        lom.Text("language", "vi");
        lom.End();
    }

    private static void Technical(LomXml lom, OpenResource resource, RecordPlace place)
    {
        lom.Begin("technical");
        foreach (var type in resource.Files.Select(file => file.MediaType).Distinct()) lom.Text("format", type);
        if (resource.Files is [var main, ..]) lom.Text("size", main.Length.ToString(CultureInfo.InvariantCulture));
        if (resource.Files.Count == 0) lom.Text("location", place.Absolute(ResourceAddress.Page(resource.Id)));
        foreach (var file in resource.Files) lom.Text("location", place.Absolute(file.Address));
        foreach (var link in resource.Links ?? []) lom.Text("location", link.Address);
        if (resource.Files.Select(file => file.DurationSeconds).OfType<double>().FirstOrDefault() is > 0 and var seconds) lom.Duration("duration", TimeSpan.FromSeconds(Math.Round(seconds)));
        lom.End();
    }

    private static void Rights(LomXml lom, ResourceMetadata about, OpenWords words)
    {
        lom.Begin("rights");
        lom.Term("cost", "no");
        lom.Term("copyrightAndOtherRestrictions", about.Licence is "cc0-1.0" or "public-domain" ? "no" : "yes");
        lom.Begin("description");
        if (Licences.Find(about.Licence)?.Address is { } deed) lom.String(deed, "x-url");
        lom.String(words.Vi("licence", about.Licence), "vi");
        if (words.En("licence", about.Licence) is var english && english != words.Vi("licence", about.Licence)) lom.String(english, "en");
        if (about.RightsNote is { } note) lom.String(note, null);
        if (about.Source?.RightsHolder is { } holder) lom.String(holder, null);
        lom.End();
        lom.End();
    }

    private static void Relations(LomXml lom, OpenResource resource, RecordPlace place)
    {
        foreach (var relation in resource.About.Relations)
            lom.Relation(KindOf(relation.Kind), relation.PublicId is { } id ? place.Absolute(ResourceAddress.Page(id)) : relation.Url, relation.Title, null);
        if (resource.About.Source is { } source) lom.Relation("isbasedon", source.Url, source.Title, null);
        foreach (var collection in resource.Collections) lom.Relation("ispartof", place.Absolute(ResourceAddress.Collection(collection.Id)), collection.Title, "vi");
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string RoleOf(string relator) => relator switch
    {
        "aut" or "com" or "cmp" or "col" => "author",
        "edt" => "editor",
        "ill" or "pht" => "graphical designer",
        _ => "content provider",
    };

    private static string KindOf(string relation) => relation switch
    {
        "isPartOf" => "ispartof",
        "hasPart" => "haspart",
        "requires" => "requires",
        "isVersionOf" => "isversionof",
        _ => "isbasedon",
    };
}
