using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OerPortal.Marc;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Dumps;

/// <summary>What a school contributed, as files.</summary>
public sealed class SchoolFileTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_school_gives_what_it_contributed_in_every_form()
    {
        var (here, there) = (await app.SchoolOfManyAsync(), await app.CreateSchoolAsync());
        var own = await app.PublishAsync(here, About("Của trường này"));
        await app.PublishAsync(here, About("Chỉ trong trường"), Visibility.School);
        var gone = await app.PublishAsync(here, About("Đã gỡ"));
        await app.WithdrawAsync(gone);
        var other = await app.PublishAsync(there, "Của trường kia");
        await app.CollectAsync(here, "Bộ của trường", own);

        var index = await app.ReadAsync("/open-data/index.json", here);

        var files = index["files"]!.AsArray().ToDictionary(file => file!["name"]!.GetValue<string>(), file => file!);
        files.Keys.ShouldBe(["resources.ndjson", "resources.csv", "resources.jsonld", "resources.marcxml", "collections.ndjson"], ignoreOrder: true);
        foreach (var (name, file) in files)
        {
            using var answer = await app.AskAsync(file["address"]!.PathOf());
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(file["mediaType"]!.GetValue<string>());
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{here.Slug}-{name}");
            answer.Headers.GetValues("Link").ShouldBe(["<https://creativecommons.org/publicdomain/zero/1.0/>; rel=\"license\""]);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            text.ShouldContain(own.PublicId, Case.Sensitive, name);
            foreach (var hidden in new[] { gone.PublicId, other.PublicId, "Chỉ trong trường" }) text.ShouldNotContain(hidden, Case.Sensitive, name);
            Count(name, text).ShouldBe(file["records"]!.GetValue<int>(), name);
        }

        files["resources.csv"]["records"]!.GetValue<int>().ShouldBe(OpenDataApp.Many + 1);
    }

    [Fact]
    public async Task Whoever_has_a_file_as_it_is_now_does_not_get_it_again()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Một");
        var address = $"{school.PathPrefix}/open-data/resources.csv";
        using var first = await app.AskAsync(address);
        var tag = first.Headers.ETag!.ToString();

        (await app.AskAsync(address, headers: ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var second = await app.PublishAsync(school, "Hai");
        using var again = await app.AskAsync(address, headers: ("If-None-Match", tag));

        (await again.Content.ReadAsStringAsync(Ct)).ShouldContain(second.PublicId);
        using var head = await app.AskAsync(address, method: HttpMethod.Head);
        (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Ct)).Length).ShouldBe((HttpStatusCode.OK, 0));
    }

    [Fact]
    public async Task The_page_of_a_school_lists_its_files_and_the_portal_has_none_such()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Một");

        var page = await app.Guest(school).OpenAsync("/du-lieu-mo");

        var links = page.Document.QuerySelectorAll("#thu-vien table a[download]").Select(a => a.GetAttribute("href")!).ToArray();
        links.ShouldContain($"{school.PathPrefix}/open-data/resources.csv");
        foreach (var link in links) (await app.AskAsync(link, method: HttpMethod.Head)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
        await app.ProblemAsync("/open-data/resources.csv", 404);
        await app.ProblemAsync("/open-data/resources.exe", 404, school);
    }

    private static ResourceMetadata About(string title) => OpenDataApp.About(title) with { Description = "Một truyện kể." };

    private static int Count(string name, string text) => name switch
    {
        "resources.csv" => text.TrimEnd().Split("\r\n").Length - 1,
        "resources.jsonld" => JsonNode.Parse(text)!["@graph"]!.AsArray().Count,
        "resources.marcxml" => XDocument.Parse(text).Root!.Elements(XName.Get("record", MarcXml.Namespace)).Count(),
        _ => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length,
    };
}
