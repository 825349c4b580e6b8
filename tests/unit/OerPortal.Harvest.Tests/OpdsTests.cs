using Microsoft.AspNetCore.Http;
using OerPortal.Harvest.Models;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

public sealed class OpdsTests(HarvestApp app)
{
    private static string Publication(int number, string? title = null) => """
        {"metadata":{"@type":"http://schema.org/Book","identifier":"urn:sach:<n>","title":<title>,"author":[{"name":"Trần Thị Bình"},"Lê Cường"],
         "language":["vi"],"subject":[{"name":"Toán","code":"toan"},"Lớp 6"],"description":"<p>Sách <b>hay</b></p>","published":"2024-09-05","publisher":{"name":"Nhà xuất bản"}},
         "links":[{"rel":"http://opds-spec.org/acquisition/open-access","href":"/tep/<n>.epub","type":"application/epub+zip"},{"rel":"alternate","href":"/sach/<n>","type":"text/html"},
         {"rel":"license","href":"https://creativecommons.org/licenses/by-sa/4.0/deed.vi"}],"images":[{"href":"/bia/<n>.jpg"}]}
        """.Replace("<n>", $"{number}", StringComparison.Ordinal).Replace("<title>", title ?? $"\"Sách {number}\"", StringComparison.Ordinal);

    private static string Feed(string body, string links = "") => "{\"metadata\":{\"title\":\"Thư viện mở\"},\"links\":[" + links + "]," + body + "}";

    private static Task<MadeUpServer> CatalogueAsync(Dictionary<string, string> pages, string type = "application/opds+json") => MadeUpServer.StartAsync(http =>
    {
        if (!pages.TryGetValue(http.Request.Path + http.Request.QueryString, out var page))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        http.Response.ContentType = type;
        return http.Response.WriteAsync(page);
    });

    [Fact]
    public async Task A_catalogue_is_gone_through_once_with_its_lists_groups_and_pages()
    {
        await using var server = await CatalogueAsync(new()
        {
            ["/opds"] = Feed("""
                "navigation":[{"href":"/moi","title":"Mới"},{"href":"http://noi-khac.test/x","title":"Chỗ khác"},{"href":"/tim{?query}","templated":true,"title":"Tìm"}],
                "groups":[{"metadata":{"title":"Nhóm"},"links":[{"rel":"self","href":"/nhom"}],"publications":[
                """ + Publication(9) + "]}]"),
            ["/moi"] = Feed($"\"publications\":[{Publication(1)},{Publication(2)}]", """{"rel":"next","href":"/moi?trang=2"}"""),
            ["/moi?trang=2"] = Feed($"\"publications\":[{Publication(3)},{Publication(1)}]", """{"rel":["self"],"href":"/moi?trang=2"}"""),
            ["/nhom"] = Feed($"\"publications\":[{Publication(9)}],\"navigation\":[{{\"href\":\"/opds\",\"title\":\"Về đầu\"}}]"),
        });
        var source = await app.AddAsync(server.Address("/opds"), SourceKind.Opds);

        var run = await app.HarvestAsync(source);

        (run.State, run.Added, run.Refused).ShouldBe((RunState.Done, 4, 0), string.Join('\n', (await app.LogAsync(run)).Select(line => $"{line.Code} {line.Detail}")));
        server.Asked.ShouldBe(4);
        (await app.TitlesAsync(source)).ShouldBe(["Sách 1", "Sách 2", "Sách 3", "Sách 9"]);
        var kept = (await app.QueryAsync<(string, string, string, string)>(
            "select address, licence, array_to_string(subjects || levels || creators, ','), description from harvest.record where source_id = @Id and identifier = 'urn:sach:1'", new { source.Id })).Single();
        kept.ShouldBe((server.Address("/sach/1"), "cc-by-sa-4.0", "toan,thcs,Trần Thị Bình,Lê Cường", "Sách hay"));
    }

    [Fact]
    public async Task What_the_catalogue_has_no_more_is_gone_but_not_when_a_page_of_it_was_missing()
    {
        var pages = new Dictionary<string, string>
        {
            ["/opds"] = Feed("\"navigation\":[{\"href\":\"/a\",\"title\":\"A\"},{\"href\":\"/b\",\"title\":\"B\"}]"),
            ["/a"] = Feed($"\"publications\":[{Publication(1)},{Publication(2)}]"),
            ["/b"] = Feed($"\"publications\":[{Publication(3)}]"),
        };
        await using var server = await CatalogueAsync(pages);
        var source = await app.AddAsync(server.Address("/opds"), SourceKind.Opds);
        await app.HarvestAsync(source);

        pages["/a"] = Feed($"\"publications\":[{Publication(2, "{\"en\":\"Book 2\",\"vi\":\"Sách 2, in lại\"}")}]");
        pages.Remove("/b");
        (await app.HarvestAsync(source)).Removed.ShouldBe(0);
        pages["/b"] = Feed("\"publications\":[]");
        var run = await app.HarvestAsync(source);

        run.Removed.ShouldBe(2);
        (await app.TitlesAsync(source)).ShouldBe(["Sách 2, in lại"]);
    }

    [Theory]
    [InlineData("{\"publications\":", "json")]
    [InlineData("[]", "notOpds")]
    [InlineData("{\"a\":1}", "notOpds")]
    [InlineData("Chào", "notOpds")]
    [InlineData("<html/>", "webPage")]
    [InlineData("<!DOCTYPE feed [<!ENTITY a \"b\">]><feed/>", "dtd")]
    public async Task What_is_no_catalogue_ends_the_run(string body, string trouble)
    {
        await using var server = await MadeUpServer.StartAsync("application/json", body);
        (await app.HarvestAsync(await app.AddAsync(server.Address("/opds"), SourceKind.Opds))).Trouble.ShouldBe(trouble);
    }

    [Fact]
    public async Task Deep_JSON_is_not_climbed_down()
    {
        await using var server = await MadeUpServer.StartAsync("application/json", "{\"publications\":" + new string('[', 100_000));
        (await app.HarvestAsync(await app.AddAsync(server.Address("/opds"), SourceKind.Opds))).Trouble.ShouldBe("json");
    }

    [Fact]
    public async Task A_catalogue_that_leads_ever_deeper_has_an_end()
    {
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.ContentType = "application/opds+json";
            var path = http.Request.Path.Value!;
            return http.Response.WriteAsync(Feed($"\"navigation\":[{{\"href\":\"{path}/a\",\"title\":\"A\"}}]"));
        });
        var run = await app.HarvestAsync(await app.AddAsync(server.Address("/opds"), SourceKind.Opds));
        (run.State, server.Asked).ShouldBe((RunState.Done, 6));
        (await app.LogAsync(run)).ShouldContain(line => line.Code == "deepCatalogue");
    }

    [Fact]
    public async Task The_older_kind_of_catalogue_is_read_too()
    {
        const string atom = """
            <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/"><title>Thư viện cũ</title>
            """;
        await using var server = await CatalogueAsync(new()
        {
            ["/opds"] = atom + """<entry><title>Tất cả</title><id>urn:tat-ca</id><link rel="subsection" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="/het"/></entry></feed>""",
            ["/het"] = atom + """
                <entry><title>Dế Mèn phiêu lưu ký</title><id>urn:isbn:9786042088886</id><author><name>Tô Hoài</name><uri>https://x.test</uri></author><dc:language>vi</dc:language><category term="nv" label="Ngữ văn"/>
                <summary>Truyện thiếu nhi</summary><rights>© Tô Hoài</rights><link rel="http://opds-spec.org/acquisition" type="application/epub+zip" href="/de-men.epub"/></entry></feed>
                """,
        }, "application/atom+xml");
        var source = await app.AddAsync(server.Address("/opds"), SourceKind.Opds);

        (await app.HarvestAsync(source)).Added.ShouldBe(1);

        (await app.QueryAsync<(string, string, string, string, string)>(
            "select title, creators[1], subjects[1], rights, address from harvest.record where source_id = @Id", new { source.Id })).Single()
            .ShouldBe(("Dế Mèn phiêu lưu ký", "Tô Hoài", "ngu-van", "© Tô Hoài", server.Address("/de-men.epub")));
    }
}
