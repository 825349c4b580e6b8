using System.Globalization;
using System.Xml;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>Dublin Core of fifteen elements, which every harvester knows.</summary>
internal sealed class OaiDc : IRecordFormat
{
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public string Prefix => "oai_dc";

    public string Namespace => "http://www.openarchives.org/OAI/2.0/oai_dc/";

    public string Schema => "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";

    public void Write(XmlWriter xml, OpenResource resource, RecordPlace place)
    {
        xml.WriteStartElement("oai_dc", "dc", Namespace);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xsi", "schemaLocation", Answers.AnswerXml.Instance, $"{Namespace} {Schema}");
        var about = resource.About;
        xml.Words("title", Dc, about.Title, resource.Language);
        if (about.AlternativeTitle is { } other) xml.Words("title", Dc, other);
        People(xml, resource);
        Subjects(xml, about, place.Words);
        if (about.Description.Length > 0) xml.Words("description", Dc, about.Description, resource.Language);
        xml.Words("publisher", Dc, about.Publisher ?? resource.School.Name);
        if (about.Publisher is not null) xml.Words("contributor", Dc, resource.School.Name);
        foreach (var date in Dates(resource)) xml.Words("date", Dc, date);
        Kinds(xml, about, place.Words);
        foreach (var type in resource.Files.Select(file => file.MediaType).Distinct()) xml.Words("format", Dc, type);
        foreach (var address in Identifiers(resource, place)) xml.Words("identifier", Dc, address);
        if (about.Source is { } source) Source(xml, source);
        foreach (var language in about.Languages) xml.Words("language", Dc, language);
        foreach (var relation in Relations(resource, place)) xml.Words("relation", Dc, relation);
        Rights(xml, about, place.Words);
        xml.WriteEndElement();
    }

    private static void People(XmlWriter xml, OpenResource resource)
    {
        foreach (var person in resource.About.Contributors)
            xml.Words(ContributorRoles.Naming.Contains(person.Role) ? "creator" : "contributor", Dc, person.Name);
    }

    private static void Subjects(XmlWriter xml, ResourceMetadata about, OpenWords words)
    {
        foreach (var code in about.Subjects) InBoth(xml, "subject", "subject", code, words);
        foreach (var keyword in about.Keywords) xml.Words("subject", Dc, keyword);
        foreach (var alignment in about.Alignments) xml.Words("subject", Dc, alignment.Framework is { } framework ? $"{framework}: {alignment.TargetName}" : alignment.TargetName);
    }

    // The date of the work; where nobody knows it, that of its publication here.
    private static string[] Dates(OpenResource resource)
    {
        var known = new[] { resource.About.Issued, resource.About.Created }.OfType<string>().Distinct().ToArray();
        return known.Length > 0 ? known : [resource.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
    }

    private static void Kinds(XmlWriter xml, ResourceMetadata about, OpenWords words)
    {
        if (DcmiType(about.Kind) is { } type) xml.Words("type", Dc, type);
        InBoth(xml, "type", "kind", about.Kind, words);
    }

    private static IEnumerable<string> Identifiers(OpenResource resource, RecordPlace place)
        => [place.Absolute(ResourceAddress.Page(resource.Id)), .. resource.About.Identifiers.Select(KnownIdentifiers.Address), .. (resource.Links ?? []).Select(link => link.Address)];

    private static void Source(XmlWriter xml, WorkSource source)
    {
        xml.Words("source", Dc, source.Title);
        if (source.Url is { } address) xml.Words("source", Dc, address);
    }

    private static IEnumerable<string> Relations(OpenResource resource, RecordPlace place) =>
    [
        .. resource.About.Relations.Select(relation => relation.PublicId is { } id ? place.Absolute(ResourceAddress.Page(id)) : relation.Url ?? relation.Title).OfType<string>(),
        .. resource.Collections.Select(collection => place.Absolute(ResourceAddress.Collection(collection.Id))),
        .. resource.Files.Select(file => place.Absolute(file.Address)),
    ];

    private static void Rights(XmlWriter xml, ResourceMetadata about, OpenWords words)
    {
        if (Licences.Find(about.Licence)?.Address is { } deed) xml.Words("rights", Dc, deed);
        InBoth(xml, "rights", "licence", about.Licence, words);
        if (about.Source?.RightsHolder is { } holder) xml.Words("rights", Dc, holder);
        if (about.RightsNote is { } note) xml.Words("rights", Dc, note);
    }

    private static void InBoth(XmlWriter xml, string element, string list, string code, OpenWords words)
    {
        var (vi, en) = (words.Vi(list, code), words.En(list, code));
        xml.Words(element, Dc, vi, "vi");
        if (en != vi) xml.Words(element, Dc, en, "en");
    }

    /// <summary>Of the DCMI Type Vocabulary.</summary>
    private static string? DcmiType(string kind) => kind switch
    {
        "am-thanh" => "Sound",
        "video" => "MovingImage",
        "hinh-anh" => "StillImage",
        "mo-phong" or "bai-giang" => "InteractiveResource",
        "khac" or "" => null,
        _ => "Text",
    };
}
