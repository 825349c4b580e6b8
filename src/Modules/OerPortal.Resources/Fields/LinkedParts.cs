using System.Text.Json.Nodes;
using OerPortal.Ingest.Facts;

namespace OerPortal.Resources.Fields;

/// <summary>Values of JSON-LD that are more than a word (schema.org, LRMI).</summary>
internal static partial class DescriptionFields
{
    internal static JsonObject Organisation(string name) => new() { ["@type"] = "Organization", ["name"] = name };

    private static JsonObject AudienceOf(string role) => new() { ["@type"] = "EducationalAudience", ["educationalRole"] = role };

    private static JsonObject AlignmentOf(Alignment alignment) => new([
        new("@type", "AlignmentObject"), new("alignmentType", alignment.Type), new("targetName", alignment.TargetName),
        .. Linked.Of("educationalFramework", alignment.Framework), .. Linked.Of("targetUrl", alignment.TargetUrl)]);

    private static Linked PeopleOf(ResourceMetadata about) => [.. about.Contributors.GroupBy(c => PropertyOf(c.Role))
        .SelectMany(role => Linked.Of(role.Key, role.Select(c => new JsonObject { ["@type"] = "Person", ["name"] = c.Name })))];

    private static string? TakenFrom(ResourceMetadata about) => about.Source?.Url ?? about.Source?.Title;

    // What a work was taken from says more than what it is based on.
    private static Linked RelationsOf(ResourceMetadata about) => [.. about.Relations
        .Where(r => r.Url is not null && r.Kind is not ("requires" or "isVersionOf"))
        .Where(r => r.Kind != "isBasedOn" || string.IsNullOrEmpty(TakenFrom(about))).GroupBy(r => r.Kind)
        .SelectMany(kind => Linked.Of(kind.Key, kind.Select(r => r.Url!)))];

    private static Linked IdentifiersOf(ResourceMetadata about) =>
    [
        .. Linked.Of("isbn", about.Identifiers.FirstOrDefault(i => i.Scheme == "isbn")?.Value),
        .. Linked.Of("identifier", about.Identifiers.Where(i => i.Scheme != "isbn").Select(i => BookNumber.Read(i.Value)?.Value).OfType<string>()),
    ];

    private static Linked AccessibilityOf(ResourceMetadata about) =>
    [
        .. Linked.Of("accessibilityFeature", AccessibilityClaims.Read(about.Accessibility.Features)),
        .. Linked.Of("accessibilityHazard", about.Accessibility.Hazards),
        .. Linked.Of("accessMode", about.Accessibility.Modes),
        .. Linked.Of("accessibilitySummary", about.Accessibility.Summary),
    ];

    private static string PropertyOf(string role) => role switch
    {
        "aut" or "com" => "author",
        "ill" => "illustrator",
        "trl" => "translator",
        "edt" => "editor",
        "nrt" => "readBy",
        _ => "contributor",
    };
}
