using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Fields;

/// <summary>Columns whose cells are put together of parts.</summary>
internal static partial class ColumnsOfParts
{
    private const string Programme = "Chương trình GDPT 2018";
    private const char Within = '|';

    // What only grades say of the level is a level too, as in the form.
    internal static readonly FieldColumn Levels = FieldColumn.Coded("levels", CodeList.Levels, LevelsOf, (m, codes) => m with { Levels = codes });

    internal static readonly FieldColumn Grades = new(
        "grades",
        (m, _) => CellParts.Join(m.Grades.Select(g => g.ToString(CultureInfo.InvariantCulture))),
        (m, cell, _) => m with { Grades = [.. CellParts.Filled(cell).SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).SelectMany(GradesIn).Distinct().Order()] });

    internal static readonly FieldColumn Contributors = new(
        "contributors",
        (m, names) => CellParts.Join(m.Contributors.Select(c => Named(c, names))),
        (m, cell, names) => m with { Contributors = [.. FieldColumn.Fitting([.. CellParts.Filled(cell).Select(part => ContributorIn(part, names))], DraftLimits.Contributors)] });

    internal static readonly FieldColumn Keywords = new(
        "keywords",
        // One that holds a comma would be taken for two.
        (m, _) => m.Keywords.Count == 1 && m.Keywords[0].Contains(',', StringComparison.Ordinal) ? CellParts.Join(m.Keywords) + ";" : CellParts.Join(m.Keywords),
        (m, cell, _) => m with { Keywords = KeywordsIn(cell) });

    internal static readonly FieldColumn Languages = new(
        "languages",
        (m, names) => CellParts.Join(m.Languages.Select(l => Resources.Languages.All.Contains(l) ? names.NameOf(CodeList.Languages, l) : l)),
        (m, cell, names) => m with { Languages = [.. CellParts.Filled(cell).SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(word => LanguageIn(word, names)).Distinct()] })
    {
        IsRequired = true,
    };

    internal static readonly FieldColumn Alignments = new(
        "alignments",
        (m, names) => CellParts.Join(m.Alignments.Select(a => a is { Type: "teaches", Framework: Programme, TargetUrl: null } && !a.TargetName.Contains(Within, StringComparison.Ordinal) ? a.TargetName : CellParts.Join([names.NameOf(CodeList.AlignmentTypes, a.Type), a.Framework ?? "", a.TargetName, a.TargetUrl ?? ""], Within))),
        (m, cell, names) => m with { Alignments = [.. FieldColumn.Fitting([.. CellParts.Filled(cell).Select(part => AlignmentIn(part, names))], DraftLimits.Alignments)] });

    internal static readonly FieldColumn Isbn = new(
        "isbn",
        (m, _) => m.Identifiers.FirstOrDefault(i => i.Scheme == "isbn")?.Value ?? "",
        (m, cell, _) => m with { Identifiers = [.. cell.Length == 0 ? [] : new[] { new Identifier("isbn", IsbnIn(cell)) }, .. OtherIdentifiers(m)] });

    internal static readonly FieldColumn Identifiers = new(
        "identifiers",
        (m, _) => CellParts.Join(OtherIdentifiers(m).Select(i => $"{i.Scheme}:{i.Value}")),
        (m, cell, _) => m with { Identifiers = [.. m.Identifiers.Where(i => i.Scheme == "isbn").Take(1), .. FieldColumn.Fitting([.. CellParts.Filled(cell).Select(IdentifierIn)], 10)] });

    internal static readonly FieldColumn Relations = new(
        "relations",
        (m, names) => CellParts.Join(m.Relations.Select(r => CellParts.Join([names.NameOf(CodeList.RelationKinds, r.Kind), r.PublicId is { } id ? "#" + id : r.Url ?? "", r.Title ?? ""], Within))),
        (m, cell, names) => m with { Relations = [.. FieldColumn.Fitting([.. CellParts.Filled(cell).Select(part => RelationIn(part, names))], DraftLimits.Alignments)] });

    internal static readonly FieldColumn Age = new(
        "age",
        (m, _) => m.TypicalAge is { } age ? $"{age.From}-{age.To}" : "",
        (m, cell, _) => m with { TypicalAge = cell.Length == 0 ? null : AgeIn(cell) });

    internal static IReadOnlyList<FieldColumn> Source { get; } =
    [
        FieldColumn.Line("sourceTitle", DraftLimits.Line, m => m.Source?.Title, (m, v) => With(m, s => s with { Title = v ?? "" })),
        FieldColumn.Line("sourceUrl", DraftLimits.Address, m => m.Source?.Url, (m, v) => With(m, s => s with { Url = Address(v) })),
        FieldColumn.Line("sourceHolder", DraftLimits.Line, m => m.Source?.RightsHolder, (m, v) => With(m, s => s with { RightsHolder = v })),
    ];

    internal static IReadOnlyList<FieldColumn> Accessibility { get; } =
    [
        // Files bring features that the form does not offer.
        new("accessibility", (m, names) => CellParts.Join(m.Accessibility.Features.Select(f => CodeList.Features.Codes.Contains(f) ? names.NameOf(CodeList.Features, f) : f)), (m, cell, names) => m with { Accessibility = m.Accessibility with { Features = [.. CellParts.Filled(cell).Select(word => FeatureIn(word, names)).Distinct()] } }) { Codes = CodeList.Features },
        FieldColumn.Coded("hazards", CodeList.Hazards, m => m.Accessibility.Hazards, (m, v) => m with { Accessibility = m.Accessibility with { Hazards = v } }),
        FieldColumn.Coded("accessModes", CodeList.Modes, m => m.Accessibility.Modes, (m, v) => m with { Accessibility = m.Accessibility with { Modes = v } }),
        FieldColumn.Line("accessibilitySummary", DraftLimits.Address, m => m.Accessibility.Summary, (m, v) => m with { Accessibility = m.Accessibility with { Summary = v } }),
    ];

    private static IReadOnlyList<string> LevelsOf(ResourceMetadata about)
        => about.Levels.Count > 0 ? about.Levels : [.. about.Grades.Select(SchoolLevels.OfGrade).Distinct()];

    // "Lớp 4", "4", "1-3", "Grade 4", "Khối 4"
    private static IEnumerable<int> GradesIn(string word)
    {
        var match = Graded().Match(Unmarked.Of(word));
        var from = match.Success ? int.Parse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, CultureInfo.InvariantCulture) : from;
        return from is >= 1 and <= 12 && to is >= 1 and <= 12 && from <= to ? Enumerable.Range(from, to - from + 1) : throw new CellRefusedException("resources.table.grade", word);
    }

    private static string Named(Contributor person, CodeNames names)
        => person.Role == ContributorRoles.Author && !person.Name.EndsWith(')') ? person.Name : $"{person.Name} ({names.NameOf(CodeList.Roles, person.Role)})";

    private static Contributor ContributorIn(string part, CodeNames names)
    {
        var open = part.EndsWith(')') ? part.LastIndexOf('(') : -1;
        var role = open > 0 ? names.Find(CodeList.Roles, part[(open + 1)..^1]) : null;
        var name = PlainText.Line(FieldColumn.Fitting(role is null ? part : part[..open], DraftLimits.Line), DraftLimits.Line);
        return new Contributor(name, role ?? ContributorRoles.Author);
    }

    private static string[] KeywordsIn(string cell)
    {
        var parts = cell.Contains(';', StringComparison.Ordinal) ? CellParts.Filled(cell) : cell.Split([',', '\n']);
        return PlainText.List(FieldColumn.Fitting([.. parts.Where(p => p.Trim().Length > 0)], DraftLimits.Keywords).Select(p => FieldColumn.Fitting(p.Trim(), DraftLimits.Keyword)), DraftLimits.Keyword, DraftLimits.Keywords);
    }

    private static string LanguageIn(string word, CodeNames names)
        => names.Find(CodeList.Languages, word) ?? (SpokenLanguage.Read(word) is null ? throw new CellRefusedException("resources.table.unknown", word) : word);

    private static string FeatureIn(string word, CodeNames names)
        => names.Find(CodeList.Features, word) ?? (AccessibilityClaims.Read([word]) is [var known] ? known : throw new CellRefusedException("resources.table.unknown", word));

    private static Alignment AlignmentIn(string part, CodeNames names) => CellParts.Split(part, Within) switch
    {
        [var name] => new Alignment("teaches", Programme, FieldColumn.Fitting(name, DraftLimits.Line)),
        [var type, var framework, var name, ..] more when name.Length > 0 => new Alignment(FieldColumn.Known(CodeList.AlignmentTypes, type, names), PlainText.OptionalLine(framework, DraftLimits.Line), FieldColumn.Fitting(name, DraftLimits.Line), Address(more.Count > 3 ? more[3] : null)),
        _ => throw new CellRefusedException("resources.table.alignment", part),
    };

    private static Relation RelationIn(string part, CodeNames names)
    {
        var parts = CellParts.Split(part, Within);
        if (parts.Count == 1)
            return new Relation("isBasedOn", null, Address(part), null);
        var (kind, target, title) = (FieldColumn.Known(CodeList.RelationKinds, parts[0], names), parts[1], parts.Count > 2 ? PlainText.OptionalLine(parts[2], DraftLimits.Line) : null);
        return target.StartsWith('#') ? new Relation(kind, PublicId.IsWellFormed(target[1..]) ? target[1..] : throw new CellRefusedException("resources.table.address", target), null, title) : new Relation(kind, null, Address(target), title);
    }

    private static string? Address(string? text)
        => string.IsNullOrWhiteSpace(text) ? null : WebAddress.IsWellFormed(text) ? FieldColumn.Fitting(text, DraftLimits.Address) : throw new CellRefusedException("resources.table.address", text);

    private static IEnumerable<Identifier> OtherIdentifiers(ResourceMetadata about)
    {
        var first = about.Identifiers.FirstOrDefault(i => i.Scheme == "isbn");
        return about.Identifiers.Where(i => !ReferenceEquals(i, first));
    }

    private static string IsbnIn(string cell)
        => BookNumber.Read("isbn:" + cell) is ("isbn", var value) ? value : throw new CellRefusedException("resources.table.isbn", cell);

    private static Identifier IdentifierIn(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && part[..colon] is "isbn" or "doi" or "issn" or "uri")
            return new Identifier(part[..colon], FieldColumn.Fitting(part[(colon + 1)..].Trim(), 200));
        return BookNumber.Read(part) is { } number ? new Identifier(number.Scheme, number.Value) : throw new CellRefusedException("resources.table.identifier", part);
    }

    private static AgeRange AgeIn(string cell)
        => Aged().Match(cell) is { Success: true } match ? new AgeRange(Years(match.Groups["from"]), Years(match.Groups["to"])) : throw new CellRefusedException("resources.table.age", cell);

    private static int? Years(Group group) => group.Length == 0 ? null : int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // Where nothing is said of a source, the work is the contributor's own.
    private static ResourceMetadata With(ResourceMetadata about, Func<WorkSource, WorkSource> change)
    {
        var source = change(about.Source ?? new WorkSource("", null, null));
        return about with { Source = source is { Title: "", Url: null, RightsHolder: null } ? null : source };
    }

    [GeneratedRegex(@"^((lop|khoi|grades?|class) )?(?<from>\d{1,2})( ?[-–—] ?((lop|khoi|grade) )?(?<to>\d{1,2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Graded();

    [GeneratedRegex(@"^(?<from>\d{0,2}) ?[-–] ?(?<to>\d{0,2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aged();
}
