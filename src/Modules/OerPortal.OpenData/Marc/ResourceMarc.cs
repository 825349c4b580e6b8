using System.Globalization;
using OerPortal.Marc;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.Resources;

namespace OerPortal.OpenData.Marc;

/// <summary>A resource as a library catalogues it: MARC 21, for harvesters, dumps and library systems. Subfields after MARC 21 Format for Bibliographic Data.</summary>
internal static class ResourceMarc
{
    public static MarcRecord Of(OpenResource resource, RecordPlace place)
    {
        var fields = new MarcFields();
        Control(fields, resource, place);
        Numbers(fields, resource, place);
        People(fields, resource, place);
        Titles(fields, resource);
        Publication(fields, resource, place);
        Rights(fields, resource.About, place);
        ResourceNotes.Add(fields, resource, place);
        ResourceTopics.Add(fields, resource, place);
        ResourceLinks.Add(fields, resource, place);
        return fields.ToRecord(FixedFields.Leader(resource));
    }

    private static void Control(MarcFields fields, OpenResource resource, RecordPlace place) => fields
        .Control("001", resource.Id)
        .Control("003", place.Namespace)
        .Control("005", place.ChangedAt.UtcDateTime.ToString("yyyyMMddHHmmss'.0'", CultureInfo.InvariantCulture))
        .Control("006", FixedFields.AdditionalForm)
        .Control("007", FixedFields.PhysicalForm)
        .Control("008", FixedFields.General(resource));

    private static void Numbers(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        foreach (var identifier in resource.About.Identifiers)
        {
            if (identifier.Is("isbn")) fields.Add("020", "  ", ('a', KnownIdentifiers.Bare(identifier.Value)));
            else if (identifier.Is("issn")) fields.Add("022", "  ", ('a', identifier.Value));
            else fields.Add("024", "7 ", ('a', identifier.Value), ('2', identifier.Is("url") ? "uri" : identifier.Scheme.ToLowerInvariant()));
        }

        fields.Add("040", "  ", ('a', place.Namespace), ('b', "vie"), ('c', place.Namespace), ('e', "rda"));
        Languages(fields, resource.About);
        foreach (var number in resource.About.Subjects.Select(SubjectClasses.Of).OfType<string>().Distinct()) fields.Add("082", "04", ('a', number), ('2', "23"));
    }

    // 041 says what 008 has no room for: a second language, or one that ISO 639-2 does not tell apart.
    private static void Languages(MarcFields fields, ResourceMetadata about)
    {
        var isTranslation = about.Relations.Any(relation => relation.Kind == "translationOfWork") ? "1" : "0";
        var codes = about.Languages.Select(MarcLanguages.Of).Distinct().ToArray();
        if (codes.Length > 1 || isTranslation == "1") fields.Add("041", isTranslation + " ", [.. codes.Select(code => ('a', (string?)code))]);
        (char, string?)[] exact = [.. about.Languages.Select(MarcLanguages.Exact).OfType<string>().Distinct().Select(code => ('a', (string?)code))];
        if (exact.Length > 0) fields.Add("041", isTranslation + "7", [.. exact, ('2', "iso639-3")]);
    }

    // Vietnamese names are filed as they are said: an entry under forename, in direct order.
    private static void People(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        var first = resource.About.Contributors.FirstOrDefault(person => person.Role == ContributorRoles.Author);
        foreach (var person in resource.About.Contributors)
            fields.Add(ReferenceEquals(person, first) ? "100" : "700", "0 ", ('a', person.Name), ('e', place.Words.Vi("contributor", person.Role)), ('4', person.Role));
        fields.Add("710", "2 ", ('a', resource.School.Name), ('e', place.Words.Say("open-data.marc.contributed")), ('4', "dst"));
    }

    private static void Titles(MarcFields fields, OpenResource resource)
    {
        var about = resource.About;
        var hasAuthor = about.Contributors.Any(person => person.Role == ContributorRoles.Author);
        var named = string.Join(", ", about.Contributors.Where(person => ContributorRoles.Naming.Contains(person.Role)).Select(person => person.Name));
        fields.Add("245", hasAuthor ? "10" : "00", ('a', named.Length > 0 ? about.Title + " /" : Ended(about.Title)), ('c', Ended(named)));
        fields.Add("246", "3 ", ('a', about.AlternativeTitle));
    }

    // ISBD ends the field with a full stop.
    private static string Ended(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' ? text : text + ".";

    private static void Publication(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        var kind = MarcKind.Of(resource.About.Kind);
        fields.Add("264", " 1", ('b', resource.About.Publisher ?? resource.School.Name), ('c', FixedFields.Year(resource)));
        if (resource.About.Publisher is not null)
            fields.Add("264", " 2", ('b', resource.School.Name), ('c', resource.PublishedAt.UtcDateTime.ToString("yyyy", CultureInfo.InvariantCulture)));
        fields.Add("300", "  ", ('a', place.Words.Say("open-data.marc.extent") + (resource.Pages is { } pages ? " (" + place.Words.Say("open-data.marc.pages", pages) + ")" : "")));
        if (resource.Files.Select(file => file.DurationSeconds).OfType<double>().FirstOrDefault() is > 0 and < 360_000 and var seconds)
            fields.Add("306", "  ", ('a', string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600:00}{(int)seconds / 60 % 60:00}{(int)seconds % 60:00}")));
        fields.Add("336", "  ", ('a', kind.ContentTerm), ('b', kind.ContentCode), ('2', "rdacontent"));
        fields.Add("337", "  ", ('a', "computer"), ('b', "c"), ('2', "rdamedia"));
        fields.Add("338", "  ", ('a', "online resource"), ('b', "cr"), ('2', "rdacarrier"));
        foreach (var type in resource.Files.Select(file => file.MediaType).Distinct()) fields.Add("347", "  ", ('b', type));
    }

    private static void Rights(MarcFields fields, ResourceMetadata about, RecordPlace place)
    {
        fields.Add("506", "0 ", ('a', place.Words.Say("open-data.marc.access")), ('f', "Unrestricted online access"), ('2', "star"));
        var licence = Licences.Find(about.Licence);
        fields.Add("540", "  ", ('a', place.Words.Vi("licence", about.Licence)), ('f', licence?.Address is null ? null : licence.ShortName), ('2', licence?.Address is null ? null : "cc"), ('u', licence?.Address));
        fields.Add("540", "  ", ('a', about.RightsNote));
        fields.Add("542", "1 ", ('d', about.Source?.RightsHolder));
    }
}
