using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The facts of a description in words, in the order in which a teacher looks for them. Empty ones are left out.</summary>
internal static class ResourceFacts
{
    internal static IEnumerable<(string Label, string Text)> Of(ResourceMetadata about, IStringLocalizer t)
    {
        string Names(string list, IEnumerable<string> codes) => string.Join(", ", codes.Select(c => t[$"{list}.{c}"] is { ResourceNotFound: false } name ? name.Value : c));
        (string Key, string? Text)[] facts =
        [
            ("subjects", Join(" · ", Names("subject", about.Subjects), t.Grades(about.Grades))),
            ("levels", about.Grades.Count > 0 ? null : Names("level", about.Levels)),
            ("kind", about.Kind.Length > 0 ? t["kind." + about.Kind].Value : null),
            ("time", about.TimeRequiredMinutes is { } minutes ? t.Minutes(minutes) : null),
            ("age", AgeOf(about.TypicalAge, t)),
            ("language", string.Join(", ", about.Languages.Select(t.LanguageName))),
            ("for", Names("audience", about.AudienceRoles)),
            ("use", Names("educational-use", about.EducationalUses)),
            ("interactivity", Join(", ", about.InteractivityType is { } type ? t["interactivity." + type].Value : null, about.InteractivityLevel is { } level ? t["interactivity-level." + level].Value : null)),
            ("accessibility", Join(". ", Names("accessibility", about.Accessibility.Features), about.Accessibility.Summary)),
            ("publisher", Join(", ", about.Publisher, about.Issued)),
            ("identifiers", string.Join(", ", about.Identifiers.Select(i => i.Scheme == "isbn" ? "ISBN " + Bare(i.Value) : i.Value))),
            ("rights", about.RightsNote),
        ];
        return facts.Where(f => !string.IsNullOrEmpty(f.Text)).Select(f => (t["resource.fact." + f.Key].Value, f.Text!));
    }

    /// <summary>"Y Hnhân sưu tầm, A Thút minh hoạ": everybody with what they did.</summary>
    internal static string? PeopleOf(ResourceMetadata about, IStringLocalizer t)
        => about.Contributors.Count == 0 ? null : string.Join(", ", about.Contributors.Select(c => t["contributor.named", c.Name, t["contributor." + c.Role].Value.ToLowerInvariant()]));

    private static string? AgeOf(AgeRange? age, IStringLocalizer t) => age switch
    {
        { From: { } from, To: { } to } => t["resource.age.range", from, to].Value,
        { From: { } from } => t["resource.age.from", from].Value,
        { To: { } to } => t["resource.age.to", to].Value,
        _ => null,
    };

    private static string Bare(string isbn) => isbn.StartsWith("urn:isbn:", StringComparison.OrdinalIgnoreCase) ? isbn["urn:isbn:".Length..] : isbn;

    private static string Join(string between, params string?[] parts) => string.Join(between, parts.Where(p => !string.IsNullOrEmpty(p)));
}
