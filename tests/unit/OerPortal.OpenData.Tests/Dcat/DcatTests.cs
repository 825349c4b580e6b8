using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Dcat;

public sealed class DcatTests(DcatTests.DcatApp app) : IClassFixture<DcatTests.DcatApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_is_valid_and_says_the_same_in_all_forms()
    {
        await FilledAsync();

        (await ComplaintsAsync(await FormsAsync(null))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_school_has_a_valid_catalogue_of_its_own()
    {
        var school = await FilledAsync();

        var forms = await FormsAsync(school);

        (await ComplaintsAsync(forms)).ShouldBeEmpty();
        forms["ttl"]!.GetValue<string>().ShouldContain($"/truong/{school.Slug}/api/v1");
        forms["ttl"]!.GetValue<string>().ShouldContain($"dcat:downloadURL <http://localhost/truong/{school.Slug}/open-data/resources.ndjson>");
        forms["ttl"]!.GetValue<string>().ShouldNotContain("<http://localhost/open-data/", Case.Sensitive, "dumps are of all schools");
    }

    [Fact]
    public async Task What_is_wrong_would_be_found()
    {
        await FilledAsync();
        var forms = await FormsAsync(null);
        forms["ttl"] = forms["ttl"]!.GetValue<string>().Replace("dcat:accessURL", "dcat:nothing", StringComparison.Ordinal);

        var complaints = await ComplaintsAsync(forms);

        complaints.ShouldContain("http://www.w3.org/ns/dcat#accessURL");
        complaints.ShouldContain("jsonld lacks");
    }

    [Fact]
    public async Task Dumps_are_told_with_length_checksum_and_licence()
    {
        await FilledAsync();
        var dump = app.Services.GetRequiredService<DumpFolder>().Newest()!;

        var turtle = (await FormsAsync(null))["ttl"]!.GetValue<string>();

        foreach (var file in dump.Files.Where(file => file.Records > 0))
        {
            turtle.ShouldContain($"dcat:downloadURL <http://localhost/open-data/{dump.Date}/{file.Name}>");
            turtle.ShouldContain($"\"{file.Sha256}\"");
            turtle.ShouldContain($"dcat:byteSize \"{file.Length}\"");
        }
    }

    [Theory]
    [InlineData(null, "text/turtle")]
    [InlineData("*/*", "text/turtle")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("application/rdf+xml", "application/rdf+xml")]
    [InlineData("text/turtle;q=0.5, application/ld+json", "application/ld+json")]
    [InlineData("text/html;q=0.2, application/rdf+xml;q=0.9, text/turtle;q=0.3", "application/rdf+xml")]
    [InlineData("text/turtle;q=0, */*", "application/ld+json")]
    [InlineData("text/*", "text/turtle")]
    [InlineData("nonsense, text/turtle", "text/turtle")]
    public async Task The_form_that_is_wanted_most_is_given(string? accept, string mediaType)
    {
        using var answer = await app.AskAsync("/dcat", headers: accept is null ? [] : [("Accept", accept)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Headers.Vary.ShouldContain("Accept");
    }

    [Fact]
    public async Task A_browser_is_led_to_the_page_for_people()
    {
        using var answer = await app.AskAsync("/dcat", headers: ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));

        answer.Headers.Location!.OriginalString.ShouldBe("/du-lieu-mo");
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/turtle;q=0")]
    public async Task A_form_that_is_not_there_is_refused_with_those_that_are(string accept)
    {
        var problem = await app.ProblemAsync("/dcat", 406, null, ("Accept", accept));

        foreach (var form in new[] { "text/turtle", "application/ld+json", "application/rdf+xml" }) problem["detail"]!.GetValue<string>().ShouldContain(form);
    }

    private async Task<Site> FilledAsync()
    {
        var school = await app.CreateSchoolAsync("Trường \"THCS\" <Đăk & Hà>\\");
        await app.CollectAsync(school, "Bộ", await app.PublishAsync(school, "Trong danh mục"));
        await app.DumpAsync();
        return school;
    }

    private async Task<JsonObject> FormsAsync(Site? site)
    {
        var forms = new JsonObject();
        foreach (var extension in new[] { "ttl", "jsonld", "rdf" })
        {
            using var answer = await app.AskAsync($"/dcat.{extension}", site);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            forms[extension] = await answer.Content.ReadAsStringAsync(Ct);
        }

        return forms;
    }

    private static Task<string> ComplaintsAsync(JsonObject forms)
    {
        var shapes = Path.Combine(Corpus.Shared, "schemas", "dcat-ap", "shapes.ttl");
        Assert.SkipUnless(System.IO.File.Exists(shapes), $"{shapes} is absent: set OER_SHARED to the folder that holds schemas/.");
        return NodeScript.RunAsync("dcat.mjs", forms.ToJsonString(), Ct, shapes);
    }

    public sealed class DcatApp : OpenDataApp;
}
