using System.Text.Json.Nodes;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Fields;

/// <summary>All fields of a description, in the order of the form.</summary>
internal static partial class DescriptionFields
{
    internal static IReadOnlyList<DescriptionField> All { get; } = [.. Short, .. Terms, .. Details, .. References, .. Imported];

    /// <summary>Names of those that lie folded in the form.</summary>
    internal static IReadOnlyList<string> Folded { get; } = [.. Details.Select(f => f.Name)];

    /// <param name="name">Of <see cref="DraftField"/>.</param>
    internal static DescriptionField? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>What a reviewer wrote, with what only the contributor can say left as it is.</summary>
    internal static ResourceMetadata Mended(ResourceMetadata current, ResourceMetadata sent)
        => All.Where(f => f.IsContributorsWord).Aggregate(sent, (mended, field) => field.TakeFrom(mended, current));

    /// <summary>Characters that an input of the form takes.</summary>
    /// <param name="input">Below "Form.".</param>
    internal static int? MostOf(string input) => All.SelectMany(f => f.Inputs).First(i => i.Name == input).Most;

    /// <summary>Name of the input for one of the people who made it.</summary>
    internal static string ContributorName(int at) => $"Contributors[{at}].Name";

    private static FieldInput ContributorInput(int at) => new(ContributorName(at), f => f.Contributors.ElementAtOrDefault(at)?.Name, DraftLimits.Line);

    /// <summary>What everybody is asked for.</summary>
    private static IEnumerable<DescriptionField> Short =>
    [
        new(DraftField.Title, "contribute.f.title", m => m.Title, (m, from) => m with { Title = from.Title }, (m, _) => m.Title)
        {
            Columns = [FieldColumn.Line("title", DraftLimits.Title, m => m.Title, (m, v) => m with { Title = v ?? "" }) with { IsRequired = true }],
            Inputs = [new(nameof(DraftForm.Title), f => f.Title, DraftLimits.Title)],
            Linked = (m, _) => Linked.Of("name", m.Title),
        },
        new(DraftField.Kind, "contribute.f.kind", m => m.Kind, (m, from) => m with { Kind = from.Kind }, (m, t) => m.Kind.Length > 0 ? t["kind." + m.Kind].Value : null)
        {
            Columns = [FieldColumn.Code("kind", CodeList.Kinds, m => m.Kind, (m, v) => m with { Kind = v ?? "" }) with { IsRequired = true }],
            Inputs = [new(nameof(DraftForm.Kind), f => f.Kind)],
            Linked = (m, t) => m.Kind.Length == 0 ? [] : Linked.Of("learningResourceType", [Term(m.Kind, t["kind." + m.Kind])]),
        },
        new(DraftField.Levels, "resource.fact.levels", m => m.Levels, (m, from) => m with { Levels = from.Levels }, (m, t) => ResourceFacts.Listing(t, "level", m.Levels))
        {
            Columns = [ColumnsOfParts.Levels],
            Inputs = [new(nameof(DraftForm.Levels), _ => null)],
            Linked = LevelsOf,
        },
        new(DraftField.Grades, "resource.fact.subjects", m => m.Grades, (m, from) => m with { Grades = from.Grades }, (m, t) => t.Grades(m.Grades))
        {
            Columns = [ColumnsOfParts.Grades],
        },
        new(DraftField.Subjects, "contribute.f.subject", m => m.Subjects, (m, from) => m with { Subjects = from.Subjects }, (m, t) => ResourceFacts.Listing(t, "subject", m.Subjects))
        {
            Columns = [FieldColumn.Coded("subjects", CodeList.Subjects, m => m.Subjects, (m, v) => m with { Subjects = v }) with { IsRequired = true }],
            Inputs = [new(nameof(DraftForm.Subject), f => f.Subject)],
            Linked = (m, t) => Linked.Of("about", m.Subjects.Select(code => Term(code, t["subject." + code]))),
        },
        new(DraftField.Alignments, "contribute.f.alignment", m => m.Alignments, (m, from) => m with { Alignments = from.Alignments }, (m, _) => string.Join("\n", m.Alignments.Select(a => a.TargetName)))
        {
            Columns = [ColumnsOfParts.Alignments],
            Inputs = [new(nameof(DraftForm.Alignments), f => f.Alignments.MaxBy(line => line?.Length), DraftLimits.Line)],
            Linked = (m, _) => AlignmentsOf(m),
        },
        new(DraftField.Description, "contribute.f.description", m => m.Description, (m, from) => m with { Description = from.Description }, (m, _) => m.Description)
        {
            Columns = [new("description", (m, _) => m.Description, (m, cell, _) => m with { Description = PlainText.Lines(FieldColumn.Fitting(cell, DraftLimits.Description), DraftLimits.Description) }) { IsRequired = true }],
            Inputs = [new(nameof(DraftForm.Description), f => f.Description, DraftLimits.Description)],
            Linked = (m, _) => Linked.Of("description", m.Description),
        },
        new(DraftField.Keywords, "contribute.f.keywords", m => m.Keywords, (m, from) => m with { Keywords = from.Keywords }, (m, _) => string.Join(", ", m.Keywords))
        {
            Columns = [ColumnsOfParts.Keywords],
            Inputs = [new(nameof(DraftForm.Keywords), f => f.Keywords, DraftLimits.Keywords * (DraftLimits.Keyword + 2))],
            Linked = (m, _) => Linked.Of("keywords", m.Keywords),
        },
        new(DraftField.Languages, "contribute.f.language", m => m.Languages, (m, from) => m with { Languages = from.Languages }, (m, t) => string.Join(", ", m.Languages.Select(t.LanguageName)))
        {
            Columns = [ColumnsOfParts.Languages],
            Inputs = [new(nameof(DraftForm.Language), f => f.Language)],
            Linked = (m, _) => Linked.Of("inLanguage", ResourceFacts.LanguagesOf(m)),
        },
    ];

    /// <summary>How others may use it, and where it is from.</summary>
    private static IEnumerable<DescriptionField> Terms =>
    [
        new(DraftField.Licence, "resource.fact.licence", m => m.Licence, (m, from) => m with { Licence = from.Licence }, (m, t) => m.Licence.Length > 0 ? t["licence." + m.Licence].Value : null)
        {
            Columns = [FieldColumn.Code("licence", CodeList.Licences, m => m.Licence, (m, v) => m with { Licence = v ?? "" }) with { IsRequired = true }],
            Inputs = [new(nameof(DraftForm.Licence), f => f.Licence)],
            IsContributorsWord = true,
            Linked = (m, _) => Linked.Of("license", Licences.Find(m.Licence)?.Address),
        },
        new(DraftField.Source, "resource.fact.source", m => m.Source, (m, from) => m with { Source = from.Source }, (m, _) => m.Source is { } s ? ResourceFacts.Join(", ", s.Title, s.RightsHolder, s.Url) : null)
        {
            Columns = ColumnsOfParts.Source,
            Inputs =
            [
                new(nameof(DraftForm.SourceTitle), f => f.SourceTitle, DraftLimits.Line),
                new(nameof(DraftForm.SourceUrl), f => f.SourceUrl, DraftLimits.Address),
                new(nameof(DraftForm.SourceHolder), f => f.SourceHolder, DraftLimits.Line),
            ],
            Linked = (m, _) => SourceOf(m),
            IsContributorsWord = true,
        },
    ];

    /// <summary>What lies folded.</summary>
    private static IEnumerable<DescriptionField> Details =>
    [
        new(DraftField.AlternativeTitle, "contribute.f.alternative", m => m.AlternativeTitle, (m, from) => m with { AlternativeTitle = from.AlternativeTitle }, (m, _) => m.AlternativeTitle)
        {
            Columns = [FieldColumn.Line("alternativeTitle", DraftLimits.Line, m => m.AlternativeTitle, (m, v) => m with { AlternativeTitle = v })],
            Inputs = [new(nameof(DraftForm.AlternativeTitle), f => f.AlternativeTitle, DraftLimits.Line)],
            Linked = (m, _) => Linked.Of("alternateName", m.AlternativeTitle),
        },
        new(DraftField.Contributors, "contribute.f.contributors", m => m.Contributors, (m, from) => m with { Contributors = from.Contributors }, (m, t) => ResourceFacts.PeopleOf(m, t))
        {
            Columns = [ColumnsOfParts.Contributors],
            Inputs = [new(nameof(DraftForm.Contributors), _ => null), .. Enumerable.Range(0, DraftLimits.Contributors).Select(ContributorInput)],
            Linked = (m, _) => PeopleOf(m),
        },
        new(DraftField.TimeRequired, "contribute.f.minutes", m => m.TimeRequiredMinutes, (m, from) => m with { TimeRequiredMinutes = from.TimeRequiredMinutes }, (m, t) => m.TimeRequiredMinutes is { } minutes ? t.Minutes(minutes) : null)
        {
            Columns = [FieldColumn.Number("minutes", DraftLimits.Minutes, m => m.TimeRequiredMinutes, (m, v) => m with { TimeRequiredMinutes = v })],
            Inputs = [new(nameof(DraftForm.Minutes), f => f.Minutes, DraftLimits.Short)],
            Linked = (m, _) => Linked.Of("timeRequired", m.TimeRequiredMinutes is { } minutes ? $"PT{minutes}M" : null),
        },
        new(DraftField.Accessibility, "contribute.f.accessibility", m => m.Accessibility.Features, (m, from) => m with { Accessibility = from.Accessibility }, (m, t) => ResourceFacts.Listing(t, "accessibility", m.Accessibility.Features))
        {
            Columns = ColumnsOfParts.Accessibility,
            Inputs = [new(nameof(DraftForm.Accessibility), _ => null)],
            Linked = (m, _) => AccessibilityOf(m),
        },
    ];

    /// <summary>By what it is known, and what it stands beside; folded as well.</summary>
    private static IEnumerable<DescriptionField> References =>
    [
        new(DraftField.Publisher, "contribute.f.publisher", m => m.Publisher, (m, from) => m with { Publisher = from.Publisher }, (m, _) => m.Publisher)
        {
            Columns = [FieldColumn.Line("publisher", DraftLimits.Line, m => m.Publisher, (m, v) => m with { Publisher = v })],
            Inputs = [new(nameof(DraftForm.Publisher), f => f.Publisher, DraftLimits.Line)],
            Linked = (m, _) => m.Publisher is { Length: > 0 } name ? [new("publisher", Organisation(name))] : [],
        },
        new(DraftField.Issued, "contribute.f.issued", m => m.Issued, (m, from) => m with { Issued = from.Issued }, (m, _) => WrittenDate.Show(m.Issued))
        {
            Columns = [FieldColumn.Date("issued", m => m.Issued, (m, v) => m with { Issued = v })],
            Inputs = [new(nameof(DraftForm.Issued), f => f.Issued, DraftLimits.Short)],
            Linked = (m, _) => Linked.Of("datePublished", WrittenDate.Read(m.Issued)),
        },
        new(DraftField.Identifiers, "resource.fact.identifiers", m => m.Identifiers, (m, from) => m with { Identifiers = from.Identifiers }, (m, _) => ResourceFacts.IdentifiersOf(m))
        {
            Columns = [ColumnsOfParts.Isbn, ColumnsOfParts.Identifiers],
            Inputs = [new(nameof(DraftForm.Isbn), f => f.Isbn, DraftLimits.Short)],
            Linked = (m, _) => IdentifiersOf(m),
        },
        new(DraftField.RightsNote, "contribute.f.rights-note", m => m.RightsNote, (m, from) => m with { RightsNote = from.RightsNote }, (m, _) => m.RightsNote)
        {
            Columns = [FieldColumn.Line("rightsNote", DraftLimits.Address, m => m.RightsNote, (m, v) => m with { RightsNote = v })],
            Inputs = [new(nameof(DraftForm.RightsNote), f => f.RightsNote, DraftLimits.Address)],
            // A text by itself would be taken for an address.
            Linked = (m, _) => m.RightsNote is { Length: > 0 } note ? [new("usageInfo", new JsonObject { ["@type"] = "CreativeWork", ["text"] = note })] : [],
        },
        new(DraftField.Relations, "resource.relations", m => m.Relations, (m, from) => m with { Relations = from.Relations }, (m, t) => string.Join("\n", m.Relations.Select(r => $"{t["relation." + r.Kind]}: {r.Title ?? r.Url ?? r.PublicId}")))
        {
            Columns = [ColumnsOfParts.Relations],
            Inputs = [new(nameof(DraftForm.BasedOn), f => f.BasedOn, DraftLimits.Address)],
            Linked = (m, _) => RelationsOf(m),
        },
    ];

    /// <summary>What no form asks for and imports bring.</summary>
    private static IEnumerable<DescriptionField> Imported =>
    [
        new(DraftField.Audience, "resource.fact.for", m => m.AudienceRoles, (m, from) => m with { AudienceRoles = from.AudienceRoles }, (m, t) => ResourceFacts.Listing(t, "audience", m.AudienceRoles))
        {
            Columns = [FieldColumn.Coded("audience", CodeList.Audiences, m => m.AudienceRoles, (m, v) => m with { AudienceRoles = v })],
            Linked = (m, _) => Linked.Of("audience", m.AudienceRoles.Select(AudienceOf)),
        },
        new(DraftField.EducationalUse, "resource.fact.use", m => m.EducationalUses, (m, from) => m with { EducationalUses = from.EducationalUses }, (m, t) => ResourceFacts.Listing(t, "educational-use", m.EducationalUses))
        {
            Columns = [FieldColumn.Coded("educationalUse", CodeList.Uses, m => m.EducationalUses, (m, v) => m with { EducationalUses = v })],
            Linked = (m, _) => Linked.Of("educationalUse", m.EducationalUses),
        },
        new(DraftField.Age, "resource.fact.age", m => m.TypicalAge, (m, from) => m with { TypicalAge = from.TypicalAge }, (m, t) => ResourceFacts.AgeOf(m.TypicalAge, t))
        {
            Columns = [ColumnsOfParts.Age],
            Linked = (m, _) => Linked.Of("typicalAgeRange", m.TypicalAge is { } age ? $"{age.From}-{age.To}" : null),
        },
        new(DraftField.Interactivity, "resource.fact.interactivity", m => (m.InteractivityType, m.InteractivityLevel) is (null, null) ? null : $"{m.InteractivityType} {m.InteractivityLevel}", (m, from) => m with { InteractivityType = from.InteractivityType, InteractivityLevel = from.InteractivityLevel }, (m, t) => ResourceFacts.InteractivityOf(m, t))
        {
            Columns = [FieldColumn.Code("interactivity", CodeList.Interactivity, m => m.InteractivityType, (m, v) => m with { InteractivityType = v }), FieldColumn.Code("interactivityLevel", CodeList.InteractivityLevels, m => m.InteractivityLevel, (m, v) => m with { InteractivityLevel = v })],
            Linked = (m, _) => Linked.Of("interactivityType", m.InteractivityType),
        },
        new(DraftField.Created, "resource.fact.created", m => m.Created, (m, from) => m with { Created = from.Created }, (m, _) => WrittenDate.Show(m.Created))
        {
            Columns = [FieldColumn.Date("created", m => m.Created, (m, v) => m with { Created = v })],
            Linked = (m, _) => Linked.Of("dateCreated", WrittenDate.Read(m.Created)),
        },
    ];
}
