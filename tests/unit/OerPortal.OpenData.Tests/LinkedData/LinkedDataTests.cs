using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.OpenData.Views;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.LinkedData;

/// <summary>
/// What pages and dumps say as JSON-LD, expanded by jsonld.js. schema.org's own context is not at hand without the network; schema-org.jsonld says by
/// hand what it says of the terms that are used: which there are, and which of their values are addresses and days. There is no <c>@vocab</c> in it, so
/// that a term that schema.org does not have cannot be expanded.
/// </summary>
public sealed class LinkedDataTests(OpenDataApp app)
{
    private const string Vocabulary = "https://schema.org/";

    private static readonly JsonObject Context = JsonNode.Parse(File.ReadAllText(Checkout.PathTo("tests", "unit", "OerPortal.OpenData.Tests", "LinkedData", "schema-org.jsonld")))!.AsObject();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sach-dien-tu")]
    [InlineData("video")]
    [InlineData("am-thanh")]
    [InlineData("hinh-anh")]
    [InlineData("bai-giang")]
    [InlineData(null)]
    public async Task A_page_and_the_dump_say_the_same_and_nothing_is_lost_in_expansion(string? kind)
    {
        var about = kind is null ? new ResourceMetadata { Title = "Trống <b>\"&", Description = "Ít lời.", Kind = "khac", Levels = ["thcs"], Subjects = ["khac"], Languages = ["vi"], Licence = "in-school" } : Whole.About with { Kind = kind, Title = $"Đường lên \"Ngọc Linh\" <núi> {kind}" };
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about);

        var page = (await app.ReadAsync($"/hoc-lieu/{published.PublicId}/mo-ta.jsonld")).AsObject();
        var dump = await DumpedAsync(published, Origin(page));

        page["@context"]!.GetValue<string>().ShouldBe("https://schema.org");
        var bare = page.DeepClone().AsObject();
        bare.Remove("@context");
        JsonNode.DeepEquals(bare, dump).ShouldBeTrue($"{bare}\n{dump}");
        var expanded = await ExpandAsync(page, await AsDumpedAsync(dump));
        JsonNode.DeepEquals(expanded[0], expanded[1]).ShouldBeTrue("the dump's own context means the same");
        foreach (var word in Words(expanded[0]!).Distinct())
            IsKnown(word).ShouldBeTrue(word);
        Properties(expanded[0]!).Count(word => word.StartsWith(Vocabulary, StringComparison.Ordinal)).ShouldBe(Terms(bare));
    }

    [Fact]
    public async Task The_dump_adds_in_which_collections_a_resource_stands()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, Whole.About);
        var collection = await app.CollectAsync(school, "Ôn thi", published);
        var page = (await app.ReadAsync($"/hoc-lieu/{published.PublicId}/mo-ta.jsonld")).AsObject();

        var dump = await DumpedAsync(published, Origin(page));

        var parts = dump["isPartOf"]!.AsArray();
        parts.Count.ShouldBe(page["isPartOf"]!.AsArray().Count + 1);
        parts[^1]!["@id"]!.GetValue<string>().ShouldBe($"{Origin(page)}/bo-suu-tap/{collection}");
        foreach (var word in Words((await ExpandAsync(await AsDumpedAsync(dump)))[0]!).Distinct())
            IsKnown(word).ShouldBeTrue(word);
    }

    [Fact]
    public async Task What_schema_org_does_not_have_is_noticed()
    {
        foreach (var (document, names) in new[]
        {
            (new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Book", ["title"] = "Không có" }, "title"),
            (new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Sach", ["name"] = "Không có" }, "Sach"),
            (new JsonObject { ["@context"] = "https://example.org/khac", ["name"] = "x" }, "https://example.org/khac"),
        })
            (await Record.ExceptionAsync(() => ExpandAsync(document))).ShouldNotBeNull(names).Message.ShouldContain(names);
    }

    private async Task<JsonObject> DumpedAsync(Published published, string origin)
    {
        var records = await app.Records.ManyAsync([published.Id], Ct);
        var views = await app.Services.GetRequiredService<ResourceViews>().OfAsync(records, origin, Ct);
        return await app.ActAsSystemAsync(services => Task.FromResult(services.GetServices<IDumpFormat>().OfType<JsonLdFormat>().Single().Of(records[0].Resource!, views[0], origin)));
    }

    /// <summary>As it stands in the file, with the file's context.</summary>
    private async Task<JsonObject> AsDumpedAsync(JsonObject resource)
    {
        using var file = new MemoryStream();
        await app.ActAsSystemAsync(async services =>
        {
            await services.GetServices<IDumpFormat>().OfType<JsonLdFormat>().Single().Begin(file).EndAsync(Ct);
            return true;
        });
        var empty = JsonNode.Parse(file.ToArray())!.AsObject();
        empty["@graph"] = new JsonArray(resource.DeepClone());
        return empty;
    }

    private static async Task<JsonArray> ExpandAsync(params JsonObject[] documents)
        => JsonNode.Parse(await NodeScript.RunAsync("expand.mjs", new JsonObject { ["context"] = Context.DeepClone(), ["documents"] = new JsonArray([.. documents.Select(document => document.DeepClone())]) }.ToJsonString(), Ct))!.AsArray();

    private static string Origin(JsonObject page) => page["@id"]!.GetValue<string>().Split("/hoc-lieu/")[0];

    private static bool IsKnown(string word) => word.StartsWith(Vocabulary, StringComparison.Ordinal) && (word[Vocabulary.Length..] is "Date" or "DateTime" || Context["@context"]!.AsObject().ContainsKey(word[Vocabulary.Length..]));

    /// <summary>How many properties a document has, wherever they stand.</summary>
    private static int Terms(JsonNode? node) => node switch
    {
        JsonObject of => of.Sum(one => (one.Key[0] == '@' ? 0 : 1) + Terms(one.Value)),
        JsonArray many => many.Sum(Terms),
        _ => 0,
    };

    private static IEnumerable<string> Properties(JsonNode? node) => node switch
    {
        JsonObject of => of.SelectMany(one => Properties(one.Value).Concat(one.Key[0] == '@' ? [] : [one.Key])),
        JsonArray many => many.SelectMany(Properties),
        _ => [],
    };

    /// <summary>Properties and types.</summary>
    private static IEnumerable<string> Words(JsonNode node) => Properties(node).Concat(Types(node));

    private static IEnumerable<string> Types(JsonNode? node) => node switch
    {
        JsonObject of => of.SelectMany(one => one.Key != "@type" ? Types(one.Value) : one.Value is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [one.Value!.GetValue<string>()]),
        JsonArray many => many.SelectMany(Types),
        _ => [],
    };
}
