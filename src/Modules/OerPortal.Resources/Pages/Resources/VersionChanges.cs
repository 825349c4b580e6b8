using Microsoft.Extensions.Localization;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What differs between two versions, in words, for the reviewer.</summary>
internal static class VersionChanges
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        [DraftField.Title] = "contribute.f.title",
        [DraftField.AlternativeTitle] = "contribute.f.alternative",
        [DraftField.Kind] = "contribute.f.kind",
        [DraftField.Levels] = "resource.fact.levels",
        [DraftField.Grades] = "resource.fact.subjects",
        [DraftField.Subjects] = "contribute.f.subject",
        [DraftField.Description] = "contribute.f.description",
        [DraftField.Keywords] = "contribute.f.keywords",
        [DraftField.Languages] = "contribute.f.language",
        [DraftField.Licence] = "resource.fact.licence",
        [DraftField.Source] = "resource.fact.source",
        [DraftField.Contributors] = "contribute.f.contributors",
        [DraftField.TimeRequired] = "contribute.f.minutes",
        [DraftField.Alignments] = "contribute.f.alignment",
        [DraftField.Accessibility] = "contribute.f.accessibility",
        [DraftField.Publisher] = "contribute.f.publisher",
        [DraftField.Issued] = "contribute.f.issued",
        [DraftField.Identifiers] = "resource.fact.identifiers",
        [DraftField.RightsNote] = "contribute.f.rights-note",
        [DraftField.Relations] = "resource.relations",
    };

    internal static IReadOnlyList<VersionChange> Between(ResourceVersion before, ResourceVersion after, IReadOnlyDictionary<Guid, string> fileNames, IStringLocalizer t)
    {
        var changes = FieldRule.All.Where(r => r.Differs(before.Metadata, after.Metadata))
            .Select(r => new VersionChange(t[Labels[r.Field]], TextOf(r.Field, before.Metadata, t), TextOf(r.Field, after.Metadata, t)))
            .Where(change => change.Before != change.After)
            .ToList();
        if (before.Visibility != after.Visibility)
            changes.Add(new VersionChange(t["contribute.f.visibility"], t["visibility." + before.Visibility], t["visibility." + after.Visibility]));
        string Files(ResourceVersion v) => string.Join("\n", v.OrderedFiles.Select(f => fileNames.GetValueOrDefault(f.FileId, "?")));
        if (!before.OrderedFiles.Select(f => (f.FileId, f.Role)).SequenceEqual(after.OrderedFiles.Select(f => (f.FileId, f.Role))))
            changes.Add(new VersionChange(t["contribute.files"], Files(before), Files(after)));
        return changes;
    }

    private static string TextOf(string field, ResourceMetadata m, IStringLocalizer t)
    {
        string Names(string list, IEnumerable<string> codes) => string.Join(", ", codes.Select(c => t[$"{list}.{c}"].Value));
        return field switch
        {
            DraftField.Title => m.Title,
            DraftField.AlternativeTitle => m.AlternativeTitle ?? "",
            DraftField.Kind => t["kind." + m.Kind],
            DraftField.Levels => Names("level", m.Levels),
            DraftField.Grades => t.Grades(m.Grades) ?? "",
            DraftField.Subjects => Names("subject", m.Subjects),
            DraftField.Description => m.Description,
            DraftField.Keywords => string.Join(", ", m.Keywords),
            DraftField.Languages => string.Join(", ", m.Languages.Select(t.LanguageName)),
            DraftField.Licence => t["licence." + m.Licence],
            DraftField.Source => m.Source is { } s ? string.Join(", ", new[] { s.Title, s.RightsHolder, s.Url }.Where(x => x is not null)) : "",
            DraftField.Contributors => ResourceFacts.PeopleOf(m, t) ?? "",
            DraftField.TimeRequired => m.TimeRequiredMinutes is { } minutes ? t.Minutes(minutes) : "",
            DraftField.Alignments => string.Join("\n", m.Alignments.Select(a => a.TargetName)),
            DraftField.Accessibility => Names("accessibility", m.Accessibility.Features),
            DraftField.Publisher => m.Publisher ?? "",
            DraftField.Issued => ResourceFacts.DayOf(m.Issued) ?? "",
            DraftField.Identifiers => ResourceFacts.IdentifiersOf(m),
            DraftField.RightsNote => m.RightsNote ?? "",
            _ => string.Join("\n", m.Relations.Select(r => $"{t["relation." + r.Kind]}: {r.Title ?? r.Url ?? r.PublicId}")),
        };
    }
}

internal sealed record VersionChange(string Field, string Before, string After);
