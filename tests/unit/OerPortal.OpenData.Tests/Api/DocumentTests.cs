using System.Text.Json.Nodes;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Api;

/// <summary>What the document says is what the portal does.</summary>
public sealed class DocumentTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_answers_as_it_is_documented()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, OpenDataApp.About("Theo tài liệu") with { Relations = [new("isBasedOn", null, "https://example.org/goc", "Gốc")], TypicalAge = new(11, null) });
        var gone = await app.PublishAsync(school, "Đã gỡ");
        await app.WithdrawAsync(gone);
        var collection = await app.CollectAsync(school, "Bộ", published);
        var document = await app.ReadAsync("/api/v1/openapi.json");
        var values = new Dictionary<string, string> { ["publicId"] = published.PublicId, ["collectionId"] = collection, ["slug"] = school.Slug };

        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var address = values.Aggregate(path, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
            var answer = await app.ReadAsync(address.Contains("changes", StringComparison.Ordinal) ? $"{address}?school={school.Slug}" : address);
            (await JsonSchemas.ComplaintsAsync(SchemaOf(document, item!, "200", "application/json"), [answer], Ct)).ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("/api/v1/resources", "400", "/api/v1/resources?limit=x")]
    [InlineData("/api/v1/resources/{publicId}", "404", "/api/v1/resources/0000000000")]
    public async Task Problems_are_as_they_are_documented(string path, string status, string address)
    {
        var document = await app.ReadAsync("/api/v1/openapi.json");

        var problem = await app.ProblemAsync(address, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));

        (await JsonSchemas.ComplaintsAsync(SchemaOf(document, document["paths"]![path]!, status, "application/problem+json"), [problem], Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Examples_are_as_the_schemas_say()
    {
        var document = await app.ReadAsync("/api/v1/openapi.json");

        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var example = item!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["example"].ShouldNotBeNull(path);
            (await JsonSchemas.ComplaintsAsync(SchemaOf(document, item, "200", "application/json"), [example], Ct)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task A_wrong_answer_would_be_found()
    {
        var document = await app.ReadAsync("/api/v1/openapi.json");
        var schema = SchemaOf(document, document["paths"]!["/api/v1/resources/{publicId}"]!, "200", "application/json");

        (await JsonSchemas.ComplaintsAsync(schema, [new JsonObject { ["id"] = 7 }], Ct)).ShouldContain("must have required property 'title'");
    }

    [Fact]
    public async Task The_document_is_of_these_addresses_alone_and_in_version_3_1()
    {
        var document = await app.ReadAsync("/api/v1/openapi.json");

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        document["paths"]!.AsObject().Select(path => path.Key).ShouldAllBe(path => path.StartsWith("/api/v1/", StringComparison.Ordinal));
        document["paths"]!.AsObject().Count.ShouldBe(11);
        document["servers"]![0]!["url"]!.GetValue<string>().ShouldBe("http://localhost");
        var school = await app.CreateSchoolAsync();
        (await app.ReadAsync("/api/v1/openapi.json", school))["servers"]![0]!["url"]!.GetValue<string>().ShouldBe($"http://localhost/truong/{school.Slug}");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Everything_in_it_has_words(string language)
    {
        using var answer = await app.AskAsync("/api/v1/openapi.json", headers: ("Accept-Language", language));
        var text = await answer.Content.ReadAsStringAsync(Ct);

        text.ShouldNotContain("\"open-data.");
        var document = JsonNode.Parse(text)!;
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (property, said) in schema!["properties"]?.AsObject() ?? [])
                (said!["description"] ?? said["$ref"] ?? said["oneOf"]).ShouldNotBeNull($"{name}.{property}");
        }
    }

    [Fact]
    public async Task Every_parameter_that_is_documented_is_looked_at()
    {
        var document = await app.ReadAsync("/api/v1/openapi.json");
        foreach (var (path, item) in document["paths"]!.AsObject().Where(path => !path.Key.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var parameter in item!["get"]!["parameters"]?.AsArray() ?? [])
                (await app.ProblemAsync($"{path}?{parameter!["name"]}=%00", 400))["parameter"]!.GetValue<string>().ShouldBe(parameter["name"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("vi", "API dữ liệu mở")]
    [InlineData("en", "Open data API")]
    public async Task The_page_of_it_has_every_operation(string language, string title)
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync($"/chon/ngon-ngu/{language}")).Dispose();
        var document = await app.ReadAsync("/api/v1/openapi.json");

        var page = await visitor.OpenAsync("/api/v1/docs");

        page.Document.QuerySelector("h1")!.TextContent.ShouldBe(title);
        foreach (var (path, item) in document["paths"]!.AsObject())
            page.Document.QuerySelector($"section#{item!["get"]!["operationId"]} code")!.TextContent.ShouldBe($"GET {path}");
        page.Document.QuerySelectorAll("[src^=http], link[href^='http'][rel=stylesheet], script:not([src]), style").ShouldBeEmpty();
        System.Text.Encoding.UTF8.GetByteCount(page.Document.DocumentElement.OuterHtml).ShouldBeLessThan(60_000);
    }

    private static JsonObject SchemaOf(JsonNode document, JsonNode item, string status, string mediaType)
    {
        var schema = (JsonObject)item["get"]!["responses"]![status]!["content"]![mediaType]!["schema"]!.DeepClone();
        schema["components"] = document["components"]!.DeepClone();
        return schema;
    }
}
