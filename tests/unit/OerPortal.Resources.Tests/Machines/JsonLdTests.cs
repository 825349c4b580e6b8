using System.Text.Json;
using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>Whatever is described, JSON-LD says it by properties that schema.org has for that type.</summary>
public sealed class JsonLdTests(ResourcesApp app)
{
    private static readonly Dictionary<string, string> Terms = new()
    {
        ["Thing"] = "name alternateName description identifier image url potentialAction",
        ["CreativeWork"] = """
            about accessMode accessibilityFeature accessibilityHazard accessibilitySummary audience author contributor copyrightNotice creativeWorkStatus dateCreated
            dateModified datePublished editor educationalAlignment educationalLevel educationalUse encoding encodingFormat hasPart illustrator inLanguage interactivityType
            isAccessibleForFree isBasedOn isPartOf keywords learningResourceType license provider publisher teaches assesses thumbnailUrl timeRequired translationOfWork
            translator sdLicense text typicalAgeRange usageInfo version
            """,
        ["LearningResource"] = "assesses teaches educationalAlignment educationalLevel educationalUse learningResourceType",
        ["Book"] = "bookFormat illustrator isbn numberOfPages",
        ["MediaObject"] = "contentSize contentUrl duration encodingFormat uploadDate",
        ["DefinedTerm"] = "termCode inDefinedTermSet",
        ["DefinedTermSet"] = "",
        ["AlignmentObject"] = "alignmentType educationalFramework targetName targetUrl",
        ["EducationalAudience"] = "educationalRole",
        ["ReadAction"] = "target",
        ["Person"] = "",
        ["Organization"] = "",
    };

    private static readonly Dictionary<string, string[]> Above = new()
    {
        ["Book"] = ["CreativeWork"],
        ["LearningResource"] = ["CreativeWork"],
        ["MediaObject"] = ["CreativeWork"],
        ["VideoObject"] = ["MediaObject", "CreativeWork"],
        ["AudioObject"] = ["MediaObject", "CreativeWork"],
        ["ImageObject"] = ["MediaObject", "CreativeWork"],
        ["EducationalOrganization"] = ["Organization"],
    };

    private static ResourceMetadata Full(string kind) => Samples.About() with
    {
        Kind = kind,
        AlternativeTitle = "Truyện kể",
        Contributors = [.. ContributorRoles.All.Select(role => new Contributor("Người " + role, role)), new("Trường THCS Ba Lan", "aut")],
        Alignments = [.. Vocabulary.AlignmentTypes.Select(type => new Alignment(type, "Chương trình GDPT 2018", "Đọc mở rộng", "https://example.org/muc-tieu"))],
        TypicalAge = new AgeRange(11, null),
        InteractivityType = "expositive",
        InteractivityLevel = "low",
        EducationalUses = Vocabulary.EducationalUses,
        AudienceRoles = Vocabulary.AudienceRoles,
        Accessibility = new AccessibilityFacts { Features = ["captions", "alternativeText"], Hazards = ["none"], Modes = ["textual"], Summary = "Có mô tả tranh." },
        Source = new WorkSource("Tập truyện", "https://example.org/goc", "Bảo tàng Kon Tum"),
        RightsNote = "Dùng trong lớp.",
        Created = "2023-05",
        Issued = "2024",
        Publisher = "Nhà xuất bản",
        Identifiers = [new("isbn", "978-604-0-12345-6"), new("doi", "10.1000/182")],
        Relations = [.. Vocabulary.RelationKinds.Select(relation => new Relation(relation, null, "https://example.org/" + relation, relation == "hasPart" ? null : "Tác phẩm"))],
    };

    [Theory]
    [InlineData("sach-dien-tu", "Book")]
    [InlineData("video", "VideoObject")]
    [InlineData("am-thanh", "AudioObject")]
    [InlineData("hinh-anh", "ImageObject")]
    [InlineData("bai-giang", null)]
    public async Task Every_property_is_one_that_its_type_has(string kind, string? type)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Full(kind));

        var json = await DescribedAsync(published);

        json.GetProperty("@type").EnumerateArray().Select(t => t.GetString()).ShouldBe(type is null ? ["LearningResource"] : ["LearningResource", type]);
        Unknown(json, "").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_video_says_what_search_engines_ask_of_videos()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Full("video"));
        app.Files.Put((await app.Files.FindAsync(published.FileId, CancellationToken.None))! with { Kind = FileKind.Video, MediaType = "video/mp4", CanBeRead = false, DurationSeconds = 3725.4 });

        var json = await DescribedAsync(published);

        json.GetProperty("duration").GetString().ShouldBe("PT1H2M5S");
        json.GetProperty("contentUrl").GetString().ShouldEndWith($"/tep/{published.FileId}/tai");
        DateTimeOffset.Parse(json.GetProperty("uploadDate").GetString()!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        json.GetProperty("thumbnailUrl").GetString().ShouldStartWith("http");
        json.TryGetProperty("potentialAction", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_school_is_no_person_and_an_open_age_has_no_end()
    {
        var json = await DescribedAsync(await app.PublishAsync(await app.CreateSchoolAsync(), about: Full("bai-giang")));

        json.GetProperty("author").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "Trường THCS Ba Lan").GetProperty("@type").GetString().ShouldBe("Organization");
        json.GetProperty("typicalAgeRange").GetString().ShouldBe("11-");
        json.GetProperty("timeRequired").GetString().ShouldBe("PT120M");
        json.GetProperty("teaches")[0].GetProperty("name").GetString().ShouldBe("Đọc mở rộng");
        json.GetProperty("copyrightNotice").GetString().ShouldBe("© Bảo tàng Kon Tum");
    }

    [Fact]
    public async Task A_work_of_this_portal_is_named_only_while_everybody_may_see_it()
    {
        var school = await app.CreateSchoolAsync();
        var open = await app.PublishAsync(school, about: Samples.About("Phần mở"));
        var hidden = await app.PublishAsync(school, Visibility.School, Samples.About("Phần kín"));
        var whole = await app.PublishAsync(school, about: Samples.About() with { Relations = [new("hasPart", open.PublicId, null, null), new("hasPart", hidden.PublicId, null, "Phần kín")] });

        var parts = (await DescribedAsync(whole)).GetProperty("hasPart");

        parts.GetArrayLength().ShouldBe(1);
        parts[0].GetProperty("name").GetString().ShouldBe("Phần mở");
        parts[0].GetProperty("url").GetString().ShouldEndWith(open.Address);
    }

    private async Task<JsonElement> DescribedAsync(PublishedResource published)
    {
        using var answer = await app.Guest().GetAsync(published.Address + "/mo-ta.jsonld");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private static IEnumerable<string> Unknown(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Unknown(item, path)),
        JsonValueKind.Object => UnknownOf(value, path),
        _ => [],
    };

    private static IEnumerable<string> UnknownOf(JsonElement thing, string path)
    {
        var type = thing.GetProperty("@type");
        string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
        var known = types.SelectMany(t => Above.GetValueOrDefault(t, []).Append(t)).Append("Thing").SelectMany(t => Terms.GetValueOrDefault(t, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        foreach (var property in thing.EnumerateObject().Where(p => p.Name[0] != '@'))
        {
            if (!known.Contains(property.Name))
                yield return $"{path}/{string.Join('+', types)}.{property.Name}";
            foreach (var below in Unknown(property.Value, $"{path}/{property.Name}"))
                yield return below;
        }
    }
}
