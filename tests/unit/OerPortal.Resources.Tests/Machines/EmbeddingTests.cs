using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>Learning systems ask by oEmbed and show a card that knows nobody.</summary>
public sealed class EmbeddingTests(ResourcesApp app)
{
    [Fact]
    public async Task A_pasted_address_becomes_a_card()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("\"Núi\" & <sông>"));
        using var guest = app.Guest();
        var page = await guest.OpenAsync(published.Address);
        var discovery = page.Document.QuerySelector("link[type='application/json+oembed']")!.GetAttribute("href")!;

        using var answer = await guest.GetAsync(new Uri(discovery).PathAndQuery);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        said.GetProperty("version").GetString().ShouldBe("1.0");
        said.GetProperty("type").GetString().ShouldBe("rich");
        said.GetProperty("title").GetString().ShouldBe("\"Núi\" & <sông>");
        said.GetProperty("width").GetInt32().ShouldBe(600);
        said.GetProperty("thumbnail_width").GetInt32().ShouldBe(480);
        said.GetProperty("thumbnail_url").GetString().ShouldEndWith(".jpg?rong=480");
        var frame = new HtmlParser().ParseDocument(said.GetProperty("html").GetString()!).QuerySelector("iframe")!;
        frame.GetAttribute("title").ShouldBe("\"Núi\" & <sông>");
        using var card = await guest.GetAsync(new Uri(frame.GetAttribute("src")!).PathAndQuery);
        card.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Xml_says_the_same()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Núi & sông"));
        using var guest = app.Guest();
        var page = await guest.OpenAsync(published.Address);
        var discovery = page.Document.QuerySelector("link[type='text/xml+oembed']")!.GetAttribute("href")!;

        using var answer = await guest.GetAsync(new Uri(discovery).PathAndQuery);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var said = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        said.Name.ShouldBe("oembed");
        said.Element("title")!.Value.ShouldBe("Núi & sông");
        said.Element("html")!.Value.ShouldContain("<iframe ");
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(200, 100)]
    [InlineData(4000, 4000)]
    public async Task The_card_fits_where_it_is_asked_for(int width, int? height)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());

        var said = await AskAsync(published.Address, $"&maxwidth={width}{(height is null ? "" : $"&maxheight={height}")}");

        said.GetProperty("width").GetInt32().ShouldBeLessThanOrEqualTo(width);
        said.GetProperty("height").GetInt32().ShouldBeLessThanOrEqualTo(height ?? int.MaxValue);
        (said.TryGetProperty("thumbnail_width", out var thumbnail) ? thumbnail.GetInt32() : 0).ShouldBe(width switch { 300 => 160, 200 => 0, _ => 480 });
        said.GetProperty("html").GetString()!.ShouldContain($"width=\"{said.GetProperty("width").GetInt32().ToString(CultureInfo.InvariantCulture)}\"");
    }

    [Fact]
    public async Task An_address_at_a_school_and_of_the_reader_is_known_too()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);

        (await AskAsync(school.PathPrefix + published.Address, "")).GetProperty("type").GetString().ShouldBe("rich");
        (await AskAsync($"/doc/{published.PublicId}", "")).GetProperty("type").GetString().ShouldBe("rich");
    }

    [Theory]
    [InlineData("/doc/{id}", "/nhung/{id}/doc")]
    [InlineData("/nhung/{id}/doc", "/nhung/{id}/doc")]
    [InlineData("/hoc-lieu/{id}", "/nhung/{id}")]
    [InlineData("/nhung/{id}", "/nhung/{id}")]
    public async Task Who_pastes_the_address_of_the_reader_gets_the_reader(string pasted, string framed)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());

        var said = await AskAsync(pasted.Replace("{id}", published.PublicId, StringComparison.Ordinal), "");

        said.GetProperty("type").GetString().ShouldBe("rich");
        var frame = new HtmlParser().ParseDocument(said.GetProperty("html").GetString()!).QuerySelector("iframe")!;
        new Uri(frame.GetAttribute("src")!).AbsolutePath.ShouldBe(framed.Replace("{id}", published.PublicId, StringComparison.Ordinal));
        frame.GetAttribute("height").ShouldBe(framed.EndsWith("/doc", StringComparison.Ordinal) ? "760" : "240");
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("url=", HttpStatusCode.BadRequest)]
    [InlineData("url=hoc-lieu", HttpStatusCode.NotFound)]
    [InlineData("url=https://example.org/hoc-lieu/{id}", HttpStatusCode.NotFound)]
    [InlineData("url=javascript:alert(1)", HttpStatusCode.NotFound)]
    [InlineData("url=http://localhost/hoc-lieu/zzzzzzzzzz", HttpStatusCode.NotFound)]
    [InlineData("url=http://localhost/hoc-lieu/%00", HttpStatusCode.NotFound)]
    [InlineData("url=http://localhost/truong/khong-co/hoc-lieu/{id}", HttpStatusCode.NotFound)]
    [InlineData("url=http://localhost/hoc-lieu/{id}&format=yaml", HttpStatusCode.NotImplemented)]
    [InlineData("url=http://localhost/hoc-lieu/{id}&maxwidth=-1", HttpStatusCode.BadRequest)]
    [InlineData("url=http://localhost/hoc-lieu/{id}&maxwidth=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("url=http://localhost/hoc-lieu/{id}&maxheight=x", HttpStatusCode.BadRequest)]
    [InlineData("url=http://localhost/hoc-lieu/{hidden}", HttpStatusCode.NotFound)]
    [InlineData("url=http://localhost/{long}", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_says_so_by_the_standards_codes(string query, HttpStatusCode expected)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        var hidden = await app.PublishAsync(school, Visibility.School);
        using var owner = app.SignIn(hidden.Teacher);
        query = query.Replace("{id}", published.PublicId, StringComparison.Ordinal).Replace("{hidden}", hidden.PublicId, StringComparison.Ordinal).Replace("{long}", new string('a', 5000), StringComparison.Ordinal);

        using var answer = await owner.Client.GetAsync("/oembed?" + query, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task The_card_may_stand_in_any_page_and_knows_nobody()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Thẻ <b>nhúng</b>"));
        using var teacher = app.SignIn(published.Teacher);

        using var answer = await teacher.GetAsync($"/nhung/{published.PublicId}");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors *");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("script-src");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.Vary.ShouldNotContain("Cookie");
        answer.Headers.CacheControl!.Private.ShouldBeFalse();
        var card = await teacher.ReadAsync(answer);
        card.ShouldSay("Thẻ <b>nhúng</b>").ShouldSay("CC BY 4.0").ShouldNotSay(published.Teacher.DisplayName);
        card.Document.QuerySelectorAll("script, form").ShouldBeEmpty();
        card.Document.QuerySelectorAll("main a").ShouldAllBe(a => a.GetAttribute("target") == "_blank" && a.GetAttribute("href")!.StartsWith("http"));
    }

    [Fact]
    public async Task Other_pages_stay_out_of_frames()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var answer = await app.Guest().GetAsync(published.Address);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task The_card_speaks_the_language_of_its_address()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();
        using var english = new HttpRequestMessage(HttpMethod.Get, $"/nhung/{published.PublicId}");
        english.Headers.Add("Cookie", "oer.lang=en");

        (await guest.OpenAsync($"/nhung/{published.PublicId}?lang=en")).ShouldSay("E-book").Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await guest.ReadAsync(await guest.Client.SendAsync(english, TestContext.Current.CancellationToken))).ShouldSay("Sách điện tử");
    }

    [Fact]
    public async Task A_card_of_what_was_taken_down_says_so_kindly_and_a_hidden_one_is_like_an_unknown_one()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        var hidden = await app.PublishAsync(school, Visibility.School);
        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Lỗi")]);
        await app.WorkIsDoneAsync();
        using var guest = app.Guest();

        var card = await guest.OpenAsync($"/nhung/{published.PublicId}");
        card.Status.ShouldBe(HttpStatusCode.Gone);
        card.ShouldSay("được gỡ xuống ngày").ShouldSay("Tìm học liệu khác");
        card.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors *");
        using var teacher = app.SignIn(hidden.Teacher);
        var ofHidden = await teacher.OpenAsync($"/nhung/{hidden.PublicId}");
        var ofUnknown = await teacher.OpenAsync("/nhung/zzzzzzzzzz");
        (ofHidden.Status, ofHidden.Text).ShouldBe((ofUnknown.Status, ofUnknown.Text));
        ofUnknown.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_of_a_public_resource_offers_the_code_and_that_of_a_schools_own_does_not()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        var hidden = await app.PublishAsync(school, Visibility.School);
        using var owner = app.SignIn(hidden.Teacher);

        (await owner.OpenAsync(published.Address)).TextOf("#embed-code").ShouldContain($"/nhung/{published.PublicId}\"");
        (await owner.OpenAsync(hidden.Address)).Document.QuerySelector("#embed-code").ShouldBeNull();
    }

    private async Task<JsonElement> AskAsync(string path, string more)
    {
        using var guest = app.Guest();
        var page = new Uri(guest.Client.BaseAddress!, path);
        using var answer = await guest.Client.GetAsync($"/oembed?url={Uri.EscapeDataString(page.AbsoluteUri)}{more}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
