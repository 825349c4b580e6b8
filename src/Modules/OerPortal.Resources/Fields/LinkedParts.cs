using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Citing;

namespace OerPortal.Resources.Fields;

/// <summary>Values of JSON-LD that are more than a word (schema.org, LRMI).</summary>
internal static partial class DescriptionFields
{
    internal static JsonObject Organisation(string name) => new() { ["@type"] = "Organization", ["name"] = name };

    private static JsonObject Term(string code, string name) => new JsonObject { ["@type"] = "DefinedTerm", ["name"] = name, ["termCode"] = code };

    // Grades first: they say more than the level they belong to.
    private static Linked LevelsOf(ResourceMetadata about, IStringLocalizer t) => Linked.Of(
        "educationalLevel",
        [.. about.Grades.Select(g => Term(g.ToString(CultureInfo.InvariantCulture), t["grade", g])), .. about.Levels.Select(code => Term(code, t["level." + code]))]);

    private static JsonObject AudienceOf(string role) => new() { ["@type"] = "EducationalAudience", ["educationalRole"] = role };

    // What it teaches and assesses is said once more by the properties that schema.org has for it since version 11.
    private static Linked AlignmentsOf(ResourceMetadata about) =>
    [
        .. Linked.Of("educationalAlignment", about.Alignments.Select(AlignmentOf)),
        .. about.Alignments.Where(a => a.Type is "teaches" or "assesses").GroupBy(a => a.Type).SelectMany(type => Linked.Of(type.Key, type.Select(TargetOf))),
    ];

    private static JsonObject TargetOf(Alignment alignment) => new JsonObject([
        new("@type", "DefinedTerm"), new("name", alignment.TargetName), .. Linked.Of("termCode", alignment.Id), .. SetOf(alignment.Framework), .. Linked.Of("url", alignment.TargetUrl)]);

    // A name by itself would be taken for an address.
    private static Linked SetOf(string? framework)
        => string.IsNullOrEmpty(framework) ? [] : [new("inDefinedTermSet", new JsonObject { ["@type"] = "DefinedTermSet", ["name"] = framework })];

    private static JsonObject AlignmentOf(Alignment alignment) => new([
        new("@type", "AlignmentObject"), new("alignmentType", alignment.Type), new("targetName", alignment.TargetName), .. Linked.Of("identifier", alignment.Id),
        .. Linked.Of("educationalFramework", alignment.Framework), .. Linked.Of("targetUrl", alignment.TargetUrl)]);

    private static Linked PeopleOf(ResourceMetadata about) => [.. about.Contributors.GroupBy(c => PropertyOf(c.Role))
        .SelectMany(role => Linked.Of(role.Key, role.Select(c => new JsonObject { ["@type"] = NamedBody.Is(c.Name) ? "Organization" : "Person", ["name"] = c.Name })))];

    private static Linked SourceOf(ResourceMetadata about) => about.Source is not { } source || (source.Url ?? source.Title).Length == 0 ? [] :
    [
        .. Linked.Of("isBasedOn", [WorkOf(source.Title, source.Url)]),
        .. Linked.Of("copyrightNotice", source.RightsHolder is { Length: > 0 } holder ? "© " + holder : null),
    ];

    private static JsonObject WorkOf(string? title, string? address) => new([
        new("@type", "CreativeWork"), .. Linked.Of("name", title), .. Linked.Of("url", address)]);

    // What a work was taken from says more than what it is based on. schema.org has no word for what a work needs, or what it is a version of.
    private static Linked RelationsOf(ResourceMetadata about) => [.. about.Relations
        .Where(r => r.Url is not null && r.Kind is not ("requires" or "isVersionOf"))
        .Where(r => r.Kind != "isBasedOn" || about.Source is null).GroupBy(r => r.Kind)
        .SelectMany(kind => Linked.Of(kind.Key, kind.Select(r => WorkOf(r.Title, r.Url))))];

    // Only a book has an ISBN of its own at schema.org; a lecture may carry that of the book it is for.
    private static Linked IdentifiersOf(ResourceMetadata about)
    {
        var isbn = about.Identifiers.FirstOrDefault(i => i.Scheme == "isbn")?.Value;
        var isBook = about.Kind == "sach-dien-tu";
        var others = about.Identifiers.Where(i => i.Scheme != "isbn").Select(i => BookNumber.Read(i.Value)?.Value).OfType<string>();
        return
        [
            .. Linked.Of("isbn", isBook ? isbn : null),
            .. Linked.Of("identifier", isBook || isbn is null ? others : others.Prepend("urn:isbn:" + isbn)),
        ];
    }

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
        _ => "contributor",
    };
}
