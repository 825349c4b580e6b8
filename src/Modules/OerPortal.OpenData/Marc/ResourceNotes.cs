using System.Globalization;
using OerPortal.Marc;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.Resources;

namespace OerPortal.OpenData.Marc;

/// <summary>Fields 341 and 5xx: what it is about, for whom, how it can be used by everybody.</summary>
internal static class ResourceNotes
{
    public static void Add(MarcFields fields, OpenResource resource, RecordPlace place)
    {
        var about = resource.About;
        fields.Add("520", "  ", ('a', about.Description));
        Audience(fields, about, place.Words);
        Accessibility(fields, about.Accessibility, place.Words);
        if (about.Created is { } created) fields.Add("518", "  ", ('o', place.Words.Say("open-data.marc.created")), ('d', created));
        if (about.Source is { } source) fields.Add("534", "  ", ('p', place.Words.Say("open-data.marc.source")), ('t', source.Title), ('o', source.Url));
        fields.Add("883", "0 ", ('a', place.Words.Say("open-data.marc.made")), ('d', place.ChangedAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)));
    }

    // First indicator: 1 age, 2 grade, 8 as it is said.
    private static void Audience(MarcFields fields, ResourceMetadata about, OpenWords words)
    {
        foreach (var level in about.Levels) fields.Add("521", "8 ", ('a', words.Vi("level", level)));
        foreach (var grade in about.Grades) fields.Add("521", "2 ", ('a', words.Say("grade", grade)));
        if (AgeOf(about.TypicalAge) is { } age) fields.Add("521", "1 ", ('a', age));
        foreach (var role in about.AudienceRoles) fields.Add("521", "8 ", ('a', words.Vi("audience", role)));
        foreach (var use in about.EducationalUses) fields.Add("500", "  ", ('a', words.Vi("educational-use", use)));
        if (about.InteractivityType is { } type) fields.Add("500", "  ", ('a', words.Say("open-data.marc.interactivity", words.Vi("interactivity", type))));
        if (about.InteractivityLevel is { } level2) fields.Add("500", "  ", ('a', words.Vi("interactivity-level", level2)));
        if (about.TimeRequiredMinutes is { } minutes) fields.Add("500", "  ", ('a', words.Say("open-data.marc.time", minutes)));
    }

    private static void Accessibility(MarcFields fields, AccessibilityFacts facts, OpenWords words)
    {
        foreach (var mode in facts.Modes) fields.Add("341", "0 ", [('a', mode), .. facts.Features.Select(feature => ('b', (string?)feature)), ('2', "sapdv")]);
        fields.Add("532", "8 ", ('a', facts.Summary));
        foreach (var feature in facts.Features) fields.Add("532", "1 ", ('a', words.Vi("accessibility", feature)));
        foreach (var hazard in facts.Hazards) fields.Add("532", "2 ", ('a', words.Vi("hazard", hazard)));
    }

    /// <summary>"11-12", "6-", "-6"; null where nothing is said.</summary>
    public static string? AgeOf(AgeRange? age) => age is { From: null, To: null } or null ? null : $"{age.From}-{age.To}";
}
