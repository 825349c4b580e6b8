using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>How catalogues answer: language, kept answers, other origins, and what makes no sense.</summary>
public sealed class AnswerTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", null, "Theo môn học")]
    [InlineData("", "en-GB,vi;q=0.5", "By subject")]
    [InlineData("", "fr,vi;q=0.3,en;q=0.2", "Theo môn học")]
    [InlineData("?lang=en", "vi", "By subject")]
    [InlineData("?lang=vi", "en", "Theo môn học")]
    public async Task The_address_chooses_the_language_else_the_app_does(string query, string? accept, string said)
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Một bài");

        foreach (var catalog in new[] { "/opds", "/opds/v2" })
        {
            using var answer = await AskAsync(HttpMethod.Get, $"{school.PathPrefix}{catalog}{query}", request => { if (accept is not null) request.Headers.Add("Accept-Language", accept); });
            (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(said);
            answer.Headers.Vary.ShouldContain("Accept-Language");
        }
    }

    [Theory]
    [InlineData("/opds", "application/atom+xml; profile=opds-catalog; kind=navigation; charset=utf-8")]
    [InlineData("/opds/publications", "application/atom+xml; profile=opds-catalog; kind=acquisition; charset=utf-8")]
    [InlineData("/opds/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8")]
    [InlineData("/opds/v2", "application/opds+json")]
    public async Task An_answer_says_what_it_is_and_may_be_asked_for_again_and_from_anywhere(string address, string mediaType)
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Một bài");

        using var first = await AskAsync(HttpMethod.Get, school.PathPrefix + address);
        // What another school publishes makes nothing of this one's new.
        await app.PublishAsync(await app.CreateSchoolAsync(), "Bài của trường khác");
        using var again = await AskAsync(HttpMethod.Get, school.PathPrefix + address, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var head = await AskAsync(HttpMethod.Head, school.PathPrefix + address);
        using var packed = await AskAsync(HttpMethod.Get, school.PathPrefix + address, request => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip")));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.ToString().ShouldBe(mediaType);
        first.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        first.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_in_the_next_answer()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Sẽ gỡ ngay");
        string[] addresses = [$"{school.PathPrefix}/opds/v2/publications", $"{school.PathPrefix}/opds/v2", $"/opds/publications/{published.PublicId}"];
        foreach (var address in addresses) (await (await AskAsync(HttpMethod.Get, address)).Content.ReadAsStringAsync(Ct)).ShouldContain("Sẽ gỡ ngay");

        await app.WithdrawAsync(published);

        foreach (var address in addresses) (await (await AskAsync(HttpMethod.Get, address)).Content.ReadAsStringAsync(Ct)).ShouldNotContain("Sẽ gỡ ngay");
    }

    [Theory]
    [InlineData("publications?level=abc", 400)]
    [InlineData("publications?grade=13", 400)]
    [InlineData("publications?grade=06", 400)]
    [InlineData("publications?grade=%00", 400)]
    [InlineData("publications?subject=toan&subject=ngu-van", 400)]
    [InlineData("publications?kind=../etc", 400)]
    [InlineData("publications?licence=gpl", 400)]
    [InlineData("publications?language=xx-nonsense-yy", 400)]
    [InlineData("publications?format=%F0%9F%98%80", 400)]
    [InlineData("publications?school=abc", 400)]
    [InlineData("publications?school=00000000000000000000000000000000", 404)]
    [InlineData("publications?collection=khongco123", 404)]
    [InlineData("publications?collection=a%00b", 400)]
    [InlineData("publications?collection=khongco123&licence=cc-by-4.0", 400)]
    [InlineData("publications?order=random", 400)]
    [InlineData("publications?query=a%00b", 400)]
    [InlineData("publications?query=LONG", 400)]
    [InlineData("publications?at=foreign-token", 400)]
    [InlineData("publications?at=after.2.99999999999999999999.1", 400)]
    [InlineData("publications?at=after.-1.1.1", 400)]
    [InlineData("publications?at=end&query=a", 400)]
    [InlineData("publications?at=found.2.x&query=a", 400)]
    [InlineData("publications?at=found.2.600-1-1-99999999999999999999-00-0123456789abcdef0123456789abcdef-1-0&query=a", 400)]
    [InlineData("publications?page=0", 400)]
    [InlineData("publications?page=abc", 400)]
    [InlineData("publications?page=999999", 404)]
    [InlineData("publications?page=31&order=title", 404)]
    [InlineData("publications?lang=fr", 400)]
    [InlineData("publications/khongco123", 404)]
    [InlineData("publications/%F0%9F%98%80", 404)]
    [InlineData("subjects?page=2", 404)]
    [InlineData("schools?page=-1", 400)]
    public async Task What_makes_no_sense_is_told_in_the_readers_language(string path, int status)
    {
        var asked = path.Replace("LONG", new string('a', 501), StringComparison.Ordinal);
        var english = asked.Contains("lang=", StringComparison.Ordinal) ? asked : asked + (asked.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en";

        using var json = await AskAsync(HttpMethod.Get, "/opds/v2/" + asked);
        using var plain = await AskAsync(HttpMethod.Get, "/opds/" + english);

        ((int)json.StatusCode, (int)plain.StatusCode).ShouldBe((status, status));
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await json.Content.ReadAsStringAsync(Ct)).RootElement;
        $"{problem.GetProperty("title").GetString()}. {problem.GetProperty("detail").GetString()}".ShouldContain(status == 404 ? "bắt đầu lại" : "địa chỉ", Case.Insensitive);
        plain.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        if (english != asked) (await plain.Content.ReadAsStringAsync(Ct)).ShouldContain(status == 404 ? "start again" : "leave", Case.Insensitive);
    }

    [Theory]
    [InlineData("/opds", "text/plain")]
    [InlineData("/opds/publications?lang=en", "text/plain")]
    [InlineData("/opds/opensearch.xml", "text/plain")]
    [InlineData("/opds/v2", "application/problem+json")]
    [InlineData("/opds/v2/most-read", "application/problem+json")]
    [InlineData("/api/v1/resources", "application/problem+json")]
    [InlineData("/api/v1/nothing", "application/problem+json")]
    [InlineData("/dcat.ttl", "application/problem+json")]
    [InlineData("/oai?verb=Identify", "text/xml")]
    [InlineData("/tim/atom?q=a", "application/problem+json")]
    public async Task Where_there_is_no_school_each_feed_says_so_in_its_own_form(string path, string mediaType)
    {
        foreach (var accept in new[] { "application/atom+xml, */*", "application/json" })
        {
            using var answer = await AskAsync(HttpMethod.Get, "/truong/khong-co-truong-nay" + path, request => request.Headers.Add("Accept", accept));

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
            (await answer.Content.ReadAsStringAsync(Ct)).Length.ShouldBeGreaterThan(20);
        }
    }

    [Theory]
    [InlineData("/opds")]
    [InlineData("/opds/v2")]
    [InlineData("/api/v1/resources")]
    [InlineData("/dcat.ttl")]
    [InlineData("/oai?verb=Identify")]
    public async Task A_school_that_gives_no_open_data_answers_as_one_that_is_not_there(string path)
    {
        var school = await app.CreateSchoolAsync();
        await app.SwitchOffAsync(school);

        using var closed = await AskAsync(HttpMethod.Get, school.PathPrefix + path);
        using var none = await AskAsync(HttpMethod.Get, "/truong/khong-co-truong-nay" + path);

        (closed.StatusCode, none.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        // But for the address, which is told again, the moment and the number of the request.
        string Plain(string body) => string.Join(
            "", body.Replace(school.Slug, "x", StringComparison.Ordinal).Replace("khong-co-truong-nay", "x", StringComparison.Ordinal).Split("responseDate>").Where((_, i) => i != 1)).Split("\"traceId\"")[0];
        Plain(await closed.Content.ReadAsStringAsync(Ct)).ShouldBe(Plain(await none.Content.ReadAsStringAsync(Ct)));
        closed.Content.Headers.ContentType.ShouldBe(none.Content.Headers.ContentType);
    }

    [Fact]
    public async Task People_at_a_school_that_is_not_there_see_the_page_that_helps_them_on()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/truong/khong-co-truong-nay/tim", request => request.Headers.Add("Accept", "text/html"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("action=\"/tim\"");
    }

    [Fact]
    public async Task A_place_of_another_list_leads_to_what_comes_after_it_here()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Một bài");

        using var answer = await AskAsync(HttpMethod.Get, $"{school.PathPrefix}/opds/v2/publications?at=after.2.1.1");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Về đầu danh mục");
    }

    [Fact]
    public async Task The_home_page_tells_reading_apps_where_the_catalogue_is()
    {
        var school = await app.CreateSchoolAsync();

        var page = await app.Guest(school).OpenAsync("/");

        page.Document.QuerySelector("link[rel=alternate][type='application/opds+json']")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/opds/v2");
        page.Document.QuerySelector("link[rel=alternate][type^='application/atom+xml;profile=opds-catalog']")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/opds");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, Action<HttpRequestMessage>? change = null)
    {
        using var client = app.Guest().Client;
        using var request = new HttpRequestMessage(method, address);
        change?.Invoke(request);
        return await client.SendAsync(request, Ct);
    }
}
