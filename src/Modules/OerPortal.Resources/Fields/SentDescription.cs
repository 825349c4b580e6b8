using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Fields;

/// <summary>
/// A description that a program sent, held against what the form would have let through: what is too long or in no list is said and not cut off,
/// what is written is made fit to keep.
/// </summary>
/// <param name="Metadata">As it shall be; as it was where there are faults.</param>
/// <param name="Fields">What is written; <see cref="DraftField"/>.</param>
internal sealed record SentDescription(ResourceMetadata Metadata, IReadOnlyList<string> Fields, IReadOnlyList<DraftProblem> Faults)
{
    private const int MostOfAList = 30;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerOptions.Web)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Properties of <see cref="ResourceMetadata"/> in JSON, each with the field it belongs to.</summary>
    internal static IReadOnlyDictionary<string, string> FieldOf { get; } = typeof(ResourceMetadata).GetProperties()
        .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
        .ToDictionary(name => name, name => name switch
        {
            "timeRequiredMinutes" => DraftField.TimeRequired,
            "typicalAge" => DraftField.Age,
            "interactivityType" or "interactivityLevel" => DraftField.Interactivity,
            "educationalUses" => DraftField.EducationalUse,
            "audienceRoles" => DraftField.Audience,
            _ => name,
        });

    /// <summary>Puts what was sent over what is there.</summary>
    internal static SentDescription Read(ResourceMetadata current, JsonObject sent)
    {
        if (sent.Select(p => p.Key).FirstOrDefault(name => !FieldOf.ContainsKey(name)) is { } unknown)
            return Wrong(current, unknown, "contribute.problem.unknown-field", Shown(unknown));
        if (sent.FirstOrDefault(p => HoldsNull(p.Value)).Key is { } empty)
            return Wrong(current, empty, "contribute.problem.wrong-shape", empty);
        var merged = JsonSerializer.SerializeToNode(current, Form)!.AsObject();
        foreach (var (name, value) in sent)
        {
            merged.Remove(name);
            if (value is not null)
                merged[name] = value.DeepClone();
        }

        try
        {
            var wanted = merged.Deserialize<ResourceMetadata>(Form)!;
            string[] fields = [.. sent.Select(p => FieldOf[p.Key]).Distinct()];
            DraftProblem[] faults = [.. FaultsOf(wanted).Where(f => fields.Contains(f.Field))];
            return new SentDescription(faults.Length > 0 ? current : Clean(wanted), fields, faults);
        }
        catch (JsonException wrong)
        {
            var name = (wrong.Path ?? "").TrimStart('$', '.').Split('.', '[')[0];
            return Wrong(current, name, "contribute.problem.wrong-shape", wrong.Path ?? name);
        }
    }

    private static SentDescription Wrong(ResourceMetadata current, string name, string key, string shown) => new(current, [], [new DraftProblem(name, key, shown)]);

    // Null in place of a whole field empties it; within one it stands for nothing.
    private static bool HoldsNull(JsonNode? value) => value switch
    {
        JsonArray list => list.Any(item => item is null || HoldsNull(item)),
        JsonObject thing => thing.Any(property => HoldsNull(property.Value)),
        _ => false,
    };

    /// <summary>Of a field, as programs call it.</summary>
    internal static string NameOf(string field) => FieldOf.FirstOrDefault(f => f.Value == field).Key ?? field;

    private static IEnumerable<DraftProblem> FaultsOf(ResourceMetadata m)
    {
        foreach (var (field, text, most) in Texts(m))
        {
            // As the form counts: people count a line break as one.
            var length = text?.ReplaceLineEndings("\n").Length ?? 0;
            if (length > most)
                yield return new DraftProblem(field, "contribute.problem.too-long", Number(most), Number(length));
        }

        foreach (var (field, code, known) in Codes(m))
        {
            if (code is { Length: > 0 } && !known.Contains(code))
                yield return new DraftProblem(field, "contribute.problem.unknown-code", Shown(code), string.Join(", ", known));
        }

        foreach (var (field, count, most) in Counts(m))
        {
            if (count > most)
                yield return new DraftProblem(field, "contribute.problem.too-many", Number(most), Number(count));
        }

        foreach (var language in m.Languages.Where(l => SpokenLanguage.Read(l) is null))
            yield return new DraftProblem(DraftField.Languages, "contribute.problem.unknown-language", Shown(language));
        if (m.Grades.Any(g => g is < 1 or > 12))
            yield return new DraftProblem(DraftField.Grades, "contribute.problem.grade");
        if (m.TimeRequiredMinutes is < 1 or > DraftLimits.Minutes)
            yield return new DraftProblem(DraftField.TimeRequired, "contribute.problem.minutes");
        foreach (var (field, address) in Addresses(m))
        {
            if (address is { Length: > 0 } && !WebAddress.IsWellFormed(address))
                yield return new DraftProblem(field, "contribute.problem.address");
        }
    }

    /// <summary>The same, in the form in which descriptions are kept.</summary>
    private static ResourceMetadata Clean(ResourceMetadata m) => m with
    {
        Title = PlainText.Line(m.Title, DraftLimits.Title),
        AlternativeTitle = PlainText.OptionalLine(m.AlternativeTitle, DraftLimits.Line),
        Contributors = [.. m.Contributors.Select(c => new Contributor(PlainText.Line(c.Name, DraftLimits.Line), c.Role is { Length: > 0 } role ? role : ContributorRoles.Author)).Where(c => c.Name.Length > 0)],
        Description = PlainText.Lines(m.Description, DraftLimits.Description),
        Keywords = PlainText.List(m.Keywords, DraftLimits.Keyword, DraftLimits.Keywords),
        Languages = [.. m.Languages.Select(SpokenLanguage.Read).OfType<string>().Distinct()],
        Levels = [.. SchoolLevels.All.Where(l => m.Levels.Contains(l) || m.Grades.Any(g => g is >= 1 and <= 12 && SchoolLevels.OfGrade(g) == l))],
        Grades = [.. m.Grades.Distinct().Order()],
        Subjects = [.. m.Subjects.Distinct()],
        Alignments = [.. m.Alignments.Select(a => a with { Type = a.Type is { Length: > 0 } type ? type : "teaches", TargetName = PlainText.Line(a.TargetName, DraftLimits.Line), Framework = PlainText.OptionalLine(a.Framework, DraftLimits.Line) }).Where(a => a.TargetName.Length > 0)],
        Accessibility = m.Accessibility with { Summary = PlainText.OptionalLine(m.Accessibility.Summary, DraftLimits.Address) },
        Source = m.Source is { } source ? new WorkSource(PlainText.Line(source.Title, DraftLimits.Line), PlainText.OptionalLine(source.Url, DraftLimits.Address), PlainText.OptionalLine(source.RightsHolder, DraftLimits.Line)) : null,
        RightsNote = PlainText.OptionalLine(m.RightsNote, DraftLimits.Address),
        Created = DateOf(m.Created),
        Issued = DateOf(m.Issued),
        Publisher = PlainText.OptionalLine(m.Publisher, DraftLimits.Line),
        Identifiers = [.. m.Identifiers.Select(i => new Identifier(i.Scheme is { Length: > 0 } scheme ? PlainText.Line(scheme, DraftLimits.Short) : "uri", PlainText.Line(i.Value, DraftLimits.Line))).Where(i => i.Value.Length > 0)],
        Relations = [.. m.Relations.Select(r => r with { Url = PlainText.OptionalLine(r.Url, DraftLimits.Address), Title = PlainText.OptionalLine(r.Title, DraftLimits.Line) })],
    };

    private static IEnumerable<(string Field, string? Text, int Most)> Texts(ResourceMetadata m) =>
    [
        (DraftField.Title, m.Title, DraftLimits.Title),
        (DraftField.AlternativeTitle, m.AlternativeTitle, DraftLimits.Line),
        (DraftField.Description, m.Description, DraftLimits.Description),
        (DraftField.Publisher, m.Publisher, DraftLimits.Line),
        (DraftField.RightsNote, m.RightsNote, DraftLimits.Address),
        (DraftField.Created, m.Created, DraftLimits.Short),
        (DraftField.Issued, m.Issued, DraftLimits.Short),
        (DraftField.Source, m.Source?.Title, DraftLimits.Line),
        (DraftField.Source, m.Source?.RightsHolder, DraftLimits.Line),
        (DraftField.Accessibility, m.Accessibility.Summary, DraftLimits.Address),
        .. m.Keywords.Select(k => (DraftField.Keywords, (string?)k, DraftLimits.Keyword)),
        .. m.Contributors.Select(c => (DraftField.Contributors, (string?)c.Name, DraftLimits.Line)),
        .. m.Alignments.SelectMany(a => new[] { (DraftField.Alignments, a.TargetName, DraftLimits.Line), (DraftField.Alignments, a.Framework, DraftLimits.Line) }),
        .. m.Identifiers.SelectMany(i => new[] { (DraftField.Identifiers, (string?)i.Value, DraftLimits.Line), (DraftField.Identifiers, i.Scheme, DraftLimits.Short) }),
        .. m.Relations.Select(r => (DraftField.Relations, r.Title, DraftLimits.Line)),
        .. Addresses(m).Select(a => (a.Field, a.Address, DraftLimits.Address)),
    ];

    private static IEnumerable<(string Field, string? Code, IReadOnlyList<string> Known)> Codes(ResourceMetadata m) =>
    [
        (DraftField.Kind, m.Kind, ResourceKinds.All),
        (DraftField.Licence, m.Licence, [.. Licences.All.Select(l => l.Code)]),
        (DraftField.Interactivity, m.InteractivityType, Vocabulary.InteractivityTypes),
        (DraftField.Interactivity, m.InteractivityLevel, Vocabulary.InteractivityLevels),
        .. m.Levels.Select(l => (DraftField.Levels, (string?)l, SchoolLevels.All)),
        .. m.Subjects.Select(s => (DraftField.Subjects, (string?)s, Subjects.All)),
        .. m.Contributors.Select(c => (DraftField.Contributors, (string?)c.Role, ContributorRoles.All)),
        .. m.EducationalUses.Select(u => (DraftField.EducationalUse, (string?)u, Vocabulary.EducationalUses)),
        .. m.AudienceRoles.Select(a => (DraftField.Audience, (string?)a, Vocabulary.AudienceRoles)),
        .. m.Alignments.Select(a => (DraftField.Alignments, (string?)a.Type, Vocabulary.AlignmentTypes)),
        .. m.Relations.Select(r => (DraftField.Relations, (string?)(r.Kind ?? "null"), Vocabulary.RelationKinds)),
        .. m.Accessibility.Features.Select(f => (DraftField.Accessibility, (string?)f, Vocabulary.AccessibilityFeatures)),
        .. m.Accessibility.Hazards.Select(h => (DraftField.Accessibility, (string?)h, Vocabulary.AccessibilityHazards)),
        .. m.Accessibility.Modes.Select(a => (DraftField.Accessibility, (string?)a, Vocabulary.AccessModes)),
    ];

    private static IEnumerable<(string Field, int Count, int Most)> Counts(ResourceMetadata m) =>
    [
        (DraftField.Keywords, m.Keywords.Count, DraftLimits.Keywords),
        (DraftField.Contributors, m.Contributors.Count, DraftLimits.Contributors),
        (DraftField.Alignments, m.Alignments.Count, DraftLimits.Alignments),
        (DraftField.Subjects, m.Subjects.Count, MostOfAList),
        (DraftField.Languages, m.Languages.Count, MostOfAList),
        (DraftField.Identifiers, m.Identifiers.Count, MostOfAList),
        (DraftField.Relations, m.Relations.Count, MostOfAList),
        (DraftField.Accessibility, m.Accessibility.Features.Count + m.Accessibility.Hazards.Count + m.Accessibility.Modes.Count, MostOfAList),
        (DraftField.EducationalUse, m.EducationalUses.Count, MostOfAList),
        (DraftField.Audience, m.AudienceRoles.Count, MostOfAList),
    ];

    private static IEnumerable<(string Field, string? Address)> Addresses(ResourceMetadata m) =>
    [
        (DraftField.Source, m.Source?.Url),
        .. m.Alignments.Select(a => (DraftField.Alignments, a.TargetUrl)),
        .. m.Relations.Select(r => (DraftField.Relations, r.Url)),
    ];

    private static string? DateOf(string? written) => WrittenDate.Read(written) ?? PlainText.OptionalLine(written, DraftLimits.Short);

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Shown(string sent) => PlainText.Line(sent, 60);
}
