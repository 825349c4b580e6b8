using System.Text.Json;

namespace OerPortal.Resources.Models;

/// <summary>How to look at one field of a description without knowing which: compare it, see whether it is empty, take it from another.</summary>
internal sealed record FieldRule(
    string Field,
    Func<ResourceMetadata, object?> Read,
    Func<ResourceMetadata, bool> IsEmpty,
    Func<ResourceMetadata, ResourceMetadata, ResourceMetadata> TakeFrom)
{
    internal static IReadOnlyList<FieldRule> All { get; } =
    [
        new(DraftField.Title, m => m.Title, m => m.Title.Length == 0, (m, from) => m with { Title = from.Title }),
        new(DraftField.AlternativeTitle, m => m.AlternativeTitle, m => m.AlternativeTitle is null, (m, from) => m with { AlternativeTitle = from.AlternativeTitle }),
        new(DraftField.Kind, m => m.Kind, m => m.Kind.Length == 0, (m, from) => m with { Kind = from.Kind }),
        new(DraftField.Levels, m => m.Levels, m => m.Levels.Count == 0, (m, from) => m with { Levels = from.Levels }),
        new(DraftField.Grades, m => m.Grades, m => m.Grades.Count == 0, (m, from) => m with { Grades = from.Grades }),
        new(DraftField.Subjects, m => m.Subjects, m => m.Subjects.Count == 0, (m, from) => m with { Subjects = from.Subjects }),
        new(DraftField.Description, m => m.Description, m => m.Description.Length == 0, (m, from) => m with { Description = from.Description }),
        new(DraftField.Keywords, m => m.Keywords, m => m.Keywords.Count == 0, (m, from) => m with { Keywords = from.Keywords }),
        new(DraftField.Languages, m => m.Languages, m => m.Languages.Count == 0, (m, from) => m with { Languages = from.Languages }),
        new(DraftField.Licence, m => m.Licence, m => m.Licence.Length == 0, (m, from) => m with { Licence = from.Licence }),
        new(DraftField.Source, m => m.Source, m => m.Source is null, (m, from) => m with { Source = from.Source }),
        new(DraftField.Contributors, m => m.Contributors, m => m.Contributors.Count == 0, (m, from) => m with { Contributors = from.Contributors }),
        new(DraftField.TimeRequired, m => m.TimeRequiredMinutes, m => m.TimeRequiredMinutes is null, (m, from) => m with { TimeRequiredMinutes = from.TimeRequiredMinutes }),
        new(DraftField.Alignments, m => m.Alignments, m => m.Alignments.Count == 0, (m, from) => m with { Alignments = from.Alignments }),
        new(DraftField.Accessibility, m => m.Accessibility, m => m.Accessibility.Features.Count == 0, (m, from) => m with { Accessibility = from.Accessibility }),
        new(DraftField.Publisher, m => m.Publisher, m => m.Publisher is null, (m, from) => m with { Publisher = from.Publisher }),
        new(DraftField.Issued, m => m.Issued, m => m.Issued is null, (m, from) => m with { Issued = from.Issued }),
        new(DraftField.Identifiers, m => m.Identifiers, m => m.Identifiers.Count == 0, (m, from) => m with { Identifiers = from.Identifiers }),
        new(DraftField.RightsNote, m => m.RightsNote, m => m.RightsNote is null, (m, from) => m with { RightsNote = from.RightsNote }),
        new(DraftField.Relations, m => m.Relations, m => m.Relations.Count == 0, (m, from) => m with { Relations = from.Relations }),
    ];

    internal bool Differs(ResourceMetadata one, ResourceMetadata other)
        => JsonSerializer.Serialize(Read(one), JsonSerializerOptions.Web) != JsonSerializer.Serialize(Read(other), JsonSerializerOptions.Web);
}
