using System.Globalization;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;
using OerPortal.Resources.Programme;

namespace OerPortal.Resources.Pages;

/// <summary>The short form with its folded details, as text from a browser.</summary>
public sealed class DraftForm
{
    public const string Own = "own";
    public const string Other = "source";

    /// <summary>The resource's revision when the form was shown.</summary>
    public int Shown { get; set; }

    public string? Title { get; set; }

    public string? Kind { get; set; }

    public List<string> Levels { get; set; } = [];

    public List<int> Grades { get; set; } = [];

    public string? Subject { get; set; }

    public string? Subject2 { get; set; }

    public string? Description { get; set; }

    public string? Keywords { get; set; }

    public string? Language { get; set; }

    public string? Language2 { get; set; }

    public string? Licence { get; set; }

    public string Origin { get; set; } = Own;

    public string? SourceTitle { get; set; }

    public string? SourceUrl { get; set; }

    public string? SourceHolder { get; set; }

    public Visibility Visibility { get; set; } = Visibility.Public;

    public string? AlternativeTitle { get; set; }

    public List<ContributorRow> Contributors { get; set; } = [];

    public string? Minutes { get; set; }

    /// <summary>One a line: a topic of <see cref="Programme.SchoolProgramme"/>, or own words.</summary>
    public List<string?> Alignments { get; set; } = [];

    public List<string> Accessibility { get; set; } = [];

    public string? Publisher { get; set; }

    public string? Issued { get; set; }

    public string? Isbn { get; set; }

    public string? RightsNote { get; set; }

    public string? BasedOn { get; set; }

    internal static DraftForm Of(ResourceVersion version, int revision) => Of(version.Metadata, version.Visibility, revision);

    internal static DraftForm Of(ResourceMetadata about, Visibility visibility, int revision)
        => new()
        {
            Shown = revision,
            Title = about.Title,
            Kind = about.Kind,
            // A level that its grades already say is not ticked a second time.
            Levels = [.. about.Levels.Where(l => !about.Grades.Any(g => SchoolLevels.OfGrade(g) == l))],
            Grades = [.. about.Grades],
            Subject = about.Subjects.ElementAtOrDefault(0),
            Subject2 = about.Subjects.ElementAtOrDefault(1),
            Description = about.Description,
            Keywords = string.Join(", ", about.Keywords),
            Language = SpokenLanguage.Read(about.Languages.ElementAtOrDefault(0)),
            Language2 = SpokenLanguage.Read(about.Languages.ElementAtOrDefault(1)),
            Licence = about.Licence,
            Origin = about.Source is null ? Own : Other,
            SourceTitle = about.Source?.Title,
            SourceUrl = about.Source?.Url,
            SourceHolder = about.Source?.RightsHolder,
            Visibility = visibility,
            AlternativeTitle = about.AlternativeTitle,
            Contributors = [.. about.Contributors.Select(c => new ContributorRow { Name = c.Name, Role = c.Role })],
            Minutes = about.TimeRequiredMinutes?.ToString(CultureInfo.InvariantCulture),
            Alignments = [.. about.Alignments.Select(a => a.TargetName)],
            Accessibility = [.. about.Accessibility.Features],
            Publisher = about.Publisher,
            Issued = WrittenDate.Show(about.Issued),
            Isbn = about.Identifiers.FirstOrDefault(i => i.Scheme == "isbn")?.Value,
            RightsNote = about.RightsNote,
            BasedOn = about.Relations.FirstOrDefault(r => r.Kind == "isBasedOn")?.Url,
        };

    /// <summary>What the form says; what it does not show stays as it is.</summary>
    internal ResourceMetadata ApplyTo(ResourceMetadata current) => current with
    {
        Title = PlainText.Line(Title, DraftLimits.Title),
        AlternativeTitle = PlainText.OptionalLine(AlternativeTitle, DraftLimits.Line),
        Contributors = ContributorsSent(),
        Description = PlainText.Lines(Description, DraftLimits.Description),
        Keywords = PlainText.List((Keywords ?? "").Split([',', ';', '\n']), DraftLimits.Keyword, DraftLimits.Keywords),
        Languages = [.. new[] { Language, Language2 }.Concat(current.Languages.Skip(2)).Select(SpokenLanguage.Read).OfType<string>().Distinct()],
        Kind = ResourceKinds.All.Contains(Kind) ? Kind! : "",
        Levels = LevelsSent(),
        Grades = [.. Grades.Where(g => g is >= 1 and <= 12).Distinct().Order()],
        Subjects = [.. new[] { Subject, Subject2 }.OfType<string>().Where(Resources.Subjects.All.Contains).Concat(current.Subjects.Skip(2)).Distinct()],
        Alignments = AlignmentsSent(current),
        TimeRequiredMinutes = MinutesSent(),
        Accessibility = current.Accessibility with { Features = AccessibilityClaims.Read(Accessibility) },
        Licence = Licences.Find(Licence ?? "")?.Code ?? "",
        Source = SourceSent(),
        RightsNote = PlainText.OptionalLine(RightsNote, DraftLimits.Address),
        Issued = WrittenDate.Read(Issued) ?? PlainText.OptionalLine(WrittenDate.Show(Issued), DraftLimits.Short),
        Publisher = PlainText.OptionalLine(Publisher, DraftLimits.Line),
        Identifiers = IdentifiersSent(current),
        Relations = RelationsSent(current),
    };

    private string[] LevelsSent()
        => [.. SchoolLevels.All.Where(l => Levels.Contains(l) || Grades.Any(g => g is >= 1 and <= 12 && SchoolLevels.OfGrade(g) == l))];

    private Contributor[] ContributorsSent()
        => [.. Contributors
            .Select(c => new Contributor(PlainText.Line(c.Name, DraftLimits.Line), ContributorRoles.All.Contains(c.Role) ? c.Role! : ContributorRoles.Author))
            .Where(c => c.Name.Length > 0)
            .Take(DraftLimits.Contributors)];

    private Alignment[] AlignmentsSent(ResourceMetadata current)
        => [.. PlainText.List(Alignments.SelectMany(line => (line ?? "").Split('\n')), DraftLimits.Line, DraftLimits.Alignments)
            .Select(name => current.Alignments.FirstOrDefault(a => a.TargetName == name) ?? SchoolProgramme.Of2018.Read(name))];

    private int? MinutesSent()
        => int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= DraftLimits.Minutes ? minutes : null;

    private WorkSource? SourceSent()
        => Origin == Other
            ? new WorkSource(PlainText.Line(SourceTitle, DraftLimits.Line), PlainText.OptionalLine(SourceUrl, DraftLimits.Address), PlainText.OptionalLine(SourceHolder, DraftLimits.Line))
            : null;

    private Identifier[] IdentifiersSent(ResourceMetadata current)
    {
        var isbn = PlainText.OptionalLine(Isbn, DraftLimits.Short);
        var others = current.Identifiers.Where((i, at) => i.Scheme != "isbn" || at != FirstIsbn(current));
        return [.. isbn is null ? [] : new[] { new Identifier("isbn", isbn) }, .. others];
    }

    private static int FirstIsbn(ResourceMetadata current)
        => current.Identifiers.Select((i, at) => (i.Scheme, at)).Where(p => p.Scheme == "isbn").Select(p => p.at).DefaultIfEmpty(-1).First();

    private Relation[] RelationsSent(ResourceMetadata current)
    {
        var others = current.Relations.Where(r => r.Kind != "isBasedOn" || r.PublicId is not null);
        var known = current.Relations.FirstOrDefault(r => r.Kind == "isBasedOn" && r.Url == BasedOn);
        var url = PlainText.OptionalLine(BasedOn, DraftLimits.Address);
        return [.. url is null ? [] : new[] { known ?? new Relation("isBasedOn", null, url, null) }, .. others];
    }
}

/// <summary>One line of "people who made it".</summary>
public sealed class ContributorRow
{
    public string? Name { get; set; }

    public string? Role { get; set; }
}
