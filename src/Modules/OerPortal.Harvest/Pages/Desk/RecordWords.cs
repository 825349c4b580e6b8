using Microsoft.Extensions.Localization;
using OerPortal.Harvest.Describing;
using OerPortal.Resources;

namespace OerPortal.Harvest.Pages.Desk;

/// <summary>Harvested records in the reader's words.</summary>
internal static class RecordWords
{
    /// <summary>People, kind, subjects, grades or levels, language, year: what is known.</summary>
    public static IEnumerable<string> Facts(IStringLocalizer strings, HarvestedRecord record)
    {
        if (strings.People(record.Creators) is { } people)
            yield return people;
        if (record.Kind != KindWords.Other)
            yield return strings["kind." + record.Kind];
        foreach (var subject in record.Subjects.Take(2))
            yield return strings["subject." + subject];
        if (strings.Grades(record.Grades) is { } grades)
            yield return grades;
        else if (record.Levels.Count > 0)
            yield return strings["level." + record.Levels[0]];
        if (record.Language.Length > 0)
            yield return strings.LanguageName(record.Language);
        if (record.Published.Length >= 4)
            yield return record.Published[..4];
    }

    /// <summary>The licence's name, else the source's words, else that the source says nothing.</summary>
    public static string Licence(IStringLocalizer strings, string licence, string rights)
        => licence.Length > 0 ? strings["licence." + licence] : rights.Length > 0 ? rights.Length > 80 ? rights[..79] + "…" : rights : strings["harvest.licence.unknown"];
}
