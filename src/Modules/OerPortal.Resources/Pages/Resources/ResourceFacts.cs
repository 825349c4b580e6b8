using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The facts of a description in words, in the order in which a teacher looks for them. Empty ones are left out.</summary>
internal static class ResourceFacts
{
    /// <summary>What everybody asks first.</summary>
    internal static IEnumerable<(string Label, string Text)> First(ResourceMetadata about, IStringLocalizer t) => Named(
        t,
        ("subjects", Join(" · ", Listing(t, "subject", about.Subjects), t.Grades(about.Grades))),
        ("levels", about.Grades.Count > 0 ? null : Listing(t, "level", about.Levels)),
        ("kind", about.Kind.Length > 0 ? t["kind." + about.Kind].Value : null),
        ("time", about.TimeRequiredMinutes is { } minutes ? t.Minutes(minutes) : null),
        ("language", string.Join(", ", LanguagesOf(about).Select(t.LanguageName))));

    /// <summary>What some ask after that.</summary>
    internal static IEnumerable<(string Label, string Text)> More(ResourceMetadata about, IStringLocalizer t) => Named(
        t,
        ("for", Listed(Names(t, "audience", about.AudienceRoles))),
        ("use", Listed(Names(t, "educational-use", about.EducationalUses))),
        ("age", AgeOf(about.TypicalAge, t)),
        ("interactivity", InteractivityOf(about, t)),
        ("publisher", Join(", ", about.Publisher, DayOf(about.Issued))),
        ("identifiers", IdentifiersOf(about)),
        ("rights", about.RightsNote));

    /// <summary>"Có mô tả tranh, đổi được cỡ chữ", then the contributor's own words.</summary>
    internal static string AccessibilityOf(ResourceMetadata about, IStringLocalizer t)
        => Join(". ", Listed(Names(t, "accessibility", about.Accessibility.Features)), about.Accessibility.Summary);

    /// <summary>"Y Hnhân sưu tầm, A Thút minh hoạ": everybody with what they did.</summary>
    internal static string? PeopleOf(ResourceMetadata about, IStringLocalizer t)
        => about.Contributors.Count == 0 ? null : string.Join(", ", about.Contributors.GroupBy(c => c.Name).Select(one =>
            t["contributor.named", one.Key, string.Join(", ", one.Select(c => t["contributor." + c.Role].Value.ToLowerInvariant()).Distinct())]));

    /// <summary>A date as people write it: a book says 2025-06-18, a reader 18/6/2025. Words stay as they are; what only a program wrote is left out.</summary>
    internal static string? DayOf(string? date) => WrittenDate.Show(date);

    /// <summary>Numbers that people look books up by; the number a program gave to a file is none.</summary>
    internal static string IdentifiersOf(ResourceMetadata about) => string.Join(", ", about.Identifiers
        .Select(i => i.Scheme == "isbn" ? "ISBN " + Bare(i.Value) : BookNumber.Read(i.Value)?.Value).OfType<string>().Distinct());

    /// <summary>Languages that have a name: whatever an old description holds, no code reaches a page.</summary>
    internal static string[] LanguagesOf(ResourceMetadata about) => [.. about.Languages.Select(SpokenLanguage.Read).OfType<string>().Distinct()];

    private static IEnumerable<(string Label, string Text)> Named(IStringLocalizer t, params (string Key, string? Text)[] facts)
        => facts.Where(f => !string.IsNullOrEmpty(f.Text)).Select(f => (t["resource.fact." + f.Key].Value, f.Text!));

    /// <summary>"Toán, Ngữ văn".</summary>
    internal static string Listing(IStringLocalizer t, string list, IEnumerable<string> codes) => string.Join(", ", Names(t, list, codes));

    private static IEnumerable<string> Names(IStringLocalizer t, string list, IEnumerable<string> codes)
        => codes.Select(c => t[$"{list}.{c}"]).Where(name => !name.ResourceNotFound).Select(name => name.Value);

    internal static string? AgeOf(AgeRange? age, IStringLocalizer t) => age switch
    {
        { From: { } from, To: { } to } => t["resource.age.range", from, to].Value,
        { From: { } from } => t["resource.age.from", from].Value,
        { To: { } to } => t["resource.age.to", to].Value,
        _ => null,
    };

    internal static string InteractivityOf(ResourceMetadata about, IStringLocalizer t) => Join(
        "; ",
        about.InteractivityType is { } type ? t["interactivity." + type].Value : null,
        about.InteractivityLevel is { } level ? Lower(t["interactivity-level." + level].Value) : null);

    private static string Bare(string isbn) => isbn.StartsWith("urn:isbn:", StringComparison.OrdinalIgnoreCase) ? isbn["urn:isbn:".Length..] : isbn;

    internal static string Join(string between, params string?[] parts) => string.Join(between, parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>One sentence: only its first word begins with a capital.</summary>
    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select((name, i) => i == 0 ? name : Lower(name)));

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
