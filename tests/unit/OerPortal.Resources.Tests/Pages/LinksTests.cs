using System.Net;
using Microsoft.AspNetCore.Http;
using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Addresses elsewhere: pasted, read, described, published, left with a word.</summary>
public sealed class LinksTests(ResourcesApp app)
{
    private static readonly string[] Tellable = ["title", "author_name", "provider_name"];

    [Fact]
    public async Task A_pasted_address_becomes_a_draft_that_its_page_describes()
    {
        await using var server = await MadeUpServer.StartAsync(http => AnswerAsync(http, "Phân số là gì?"));
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        var id = await PasteAsync(teacher, server.Address("/phim"));

        var draft = await teacher.OpenAsync($"/dong-gop/{id}");
        draft.Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Phân số là gì?");
        draft.Document.QuerySelector("#Form_Description")!.TextContent.Trim().ShouldBe("Cô Hạnh giảng bằng hình.");
        draft.Document.QuerySelector("#Form_Publisher")!.GetAttribute("value").ShouldBe("Kênh Toán vui");
        draft.TextOf("#links").ShouldContain(server.Address("/phim"));
        server.Questions.ShouldContain("/oembed?u=1");
    }

    [Fact]
    public async Task The_picture_of_a_page_is_shown_once_it_has_been_scanned()
    {
        await using var server = await MadeUpServer.StartAsync(http => AnswerAsync(http, $"Có hình {Guid.CreateVersion7()}"));
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var publicId = await PublishAsync(teacher, await PasteAsync(teacher, server.Address("/phim")), "Có hình");
        await app.WorkIsDoneAsync();
        server.Questions.ShouldContain("/anh.jpg");
        var page = await app.Guest().OpenAsync($"/hoc-lieu/{publicId}");
        page.Document.QuerySelector(".about .cover img").ShouldBeNull();
        var linkId = LeavingOf(page).Split('/')[^1];
        var picture = (await app.Files.OfHolderAsync($"link:{linkId}", TestContext.Current.CancellationToken)).Single();
        picture.Name.ShouldBe("anh.jpg");

        app.Files.Put(picture with { State = FileState.Ready, Kind = FileKind.Image, HasCover = true });
        await app.TellAsync(new FileReady(picture.Id, picture.SiteId, picture.OwnerId, picture.Holder));

        (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}")).Document.QuerySelector(".about .cover img")!.GetAttribute("src")!.ShouldContain($"{picture.Id}");
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://trong-nha.test/")]
    [InlineData("http://hai-mat.test/")]
    [InlineData("http://sau.test/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://nguon.test/")]
    [InlineData("http://a:b@nguon.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("không phải địa chỉ")]
    [BadInput(84)]
    public async Task An_address_leads_to_nothing_of_ours_pasted_or_by_redirect(string target)
    {
        await using var inside = await MadeUpServer.StartAsync("text/html", "<title>Bí mật</title>");
        var address = target.Replace("trong-nha.test", $"trong-nha.test:{inside.Port}", StringComparison.Ordinal).Replace("127.0.0.1", $"127.0.0.1:{inside.Port}", StringComparison.Ordinal);
        await using var leading = await MadeUpServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status302Found;
            http.Response.Headers.Location = address;
            return Task.CompletedTask;
        });
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        using var pasted = await SendAsync(teacher, address);
        pasted.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await teacher.ReadAsync(pasted)).Document.QuerySelector("#lien-ket .error")!.TextContent.Length.ShouldBeGreaterThan(20);
        if (Uri.TryCreate(address, UriKind.Absolute, out _))
        {
            using var redirected = await SendAsync(teacher, leading.Address("/di"));
            redirected.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        inside.Asked.ShouldBe(0);
        (await teacher.OpenAsync("/dong-gop")).ShouldSay("chưa đóng góp học liệu nào");
    }

    [Fact]
    public async Task A_page_that_does_not_want_to_be_read_can_be_linked_all_the_same()
    {
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        var draft = await teacher.OpenAsync($"/dong-gop/{await PasteAsync(teacher, server.Address("/kin"))}");

        draft.TextOf("#links").ShouldContain(MadeUpServer.Host);
        (draft.Document.QuerySelector("#Form_Title")!.GetAttribute("value") ?? "").ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_leaves_reads_where_to_and_tells_nothing()
    {
        await using var server = await MadeUpServer.StartAsync(http => AnswerAsync(http, "Trang ngoài"));
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var title = $"Chỉ có liên kết {Guid.CreateVersion7()}";
        var publicId = await PublishAsync(teacher, await PasteAsync(teacher, server.Address("/phim")), title);
        var asked = server.Asked;
        var guest = app.Guest();

        var page = await guest.OpenAsync($"/hoc-lieu/{publicId}");
        page.ShouldSay($"Mở trang ngoài ↗ · {MadeUpServer.Host}");
        page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent.ShouldContain($"\"sameAs\":[\"{server.Address("/phim")}\"]");
        var leaving = await guest.OpenAsync(LeavingOf(page));

        leaving.Heading.ShouldStartWith("Bạn sắp rời ");
        leaving.ShouldSay(server.Address("/phim"));
        var onward = leaving.Document.QuerySelector($"a[href='{server.Address("/phim")}']")!;
        onward.GetAttribute("referrerpolicy").ShouldBe("no-referrer");
        onward.GetAttribute("rel")!.ShouldContain("noopener");
        server.Asked.ShouldBe(asked, "nobody's visit is told to the page before they go");
        (await guest.GetAsync($"/hoc-lieu/{publicId}/ra-ngoai/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_and_links_stand_together_each_with_its_own_title_and_answers_stay_with_teachers()
    {
        await using var server = await MadeUpServer.StartAsync(http => AnswerAsync(http, "Đáp án trên mạng"));
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        using var added = await teacher.PostAsync($"/dong-gop/{id}/lien-ket", [new("Address", server.Address("/dap-an"))]);
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var linkId = (await teacher.OpenAsync($"/dong-gop/{id}")).Document.QuerySelector("#links input[name=linkId]")!.GetAttribute("value")!;
        using var assigned = await teacher.PostAsync($"/dong-gop/{id}/lien-ket?handler=Change", [new("linkId", linkId), new("role", "AnswerKey"), new("title", "Đáp án của cô")]);
        var publicId = await PublishAsync(teacher, id, "Có cả tệp lẫn liên kết");

        (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}")).ShouldNotSay("Đáp án của cô");
        (await app.Guest().GetAsync($"/hoc-lieu/{publicId}/ra-ngoai/{linkId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.OpenAsync($"/hoc-lieu/{publicId}")).ShouldSay("Đáp án của cô");
        (await teacher.GetAsync($"/hoc-lieu/{publicId}/ra-ngoai/{linkId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_person_does_not_make_the_portal_ask_strangers_all_day()
    {
        await using var server = await MadeUpServer.StartAsync("text/html", "<title>Trang</title>");
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await PasteAsync(teacher, server.Address("/0"));
        for (var i = 1; i < 40; i++)
            await teacher.PostAsync($"/dong-gop/{id}/lien-ket", [new("Address", server.Address($"/{i % 20}"))]);

        using var answer = await teacher.PostAsync($"/dong-gop/{id}/lien-ket", [new("Address", server.Address("/41"))]);

        (await teacher.ReadAsync(answer)).ShouldSay("nhiều liên kết trong một giờ");
        server.Asked.ShouldBe(40);
    }

    internal static Task AnswerAsync(HttpContext http, string title)
    {
        if (http.Request.Path == "/oembed")
            return http.Response.WriteAsJsonAsync(Tellable.Zip(["Tên khác", "Cô Hạnh", "Kênh Toán vui"]).ToDictionary(p => p.First, p => p.Second));
        http.Response.ContentType = http.Request.Path == "/anh.jpg" ? "image/jpeg" : "text/html; charset=utf-8";
        return http.Response.WriteAsync(http.Request.Path == "/anh.jpg" ? "JPEG" : $"""
            <html lang="vi"><head><meta property="og:title" content="{title}"><meta name="description" content="Cô Hạnh giảng bằng hình.">
            <meta property="og:image" content="/anh.jpg"><link rel="alternate" type="application/json+oembed" href="/oembed?u=1"></head></html>
            """);
    }

    internal static async Task<string> PasteAsync(Visitor teacher, string address)
    {
        using var answer = await SendAsync(teacher, address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    /// <returns>Public id of the resource.</returns>
    internal async Task<string> PublishAsync(Visitor teacher, string draftId, string title)
    {
        using var saved = await teacher.PostFormAsync($"/dong-gop/{draftId}", ResourcesApp.Complete(title), "#draft");
        using var submitted = await teacher.PostAsync($"/dong-gop/{draftId}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draftId, ResourcesApp.Complete(title)));
        submitted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var reviewer = await app.SignInAsReviewerAsync();
        using var approved = await reviewer.PostFormAsync($"/duyet/{await app.SubmissionOfAsync(draftId)}", ResourcesApp.AllFine(), "form[action*=Approve]");
        approved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();
        return (await teacher.OpenAsync("/dong-gop")).Document.QuerySelector("a[href*='/hoc-lieu/']")!.GetAttribute("href")!.Split('/')[^1];
    }

    internal static string LeavingOf(Page page) => page.Document.QuerySelector("a[href*='/ra-ngoai/']")!.GetAttribute("href")!;

    private static Task<HttpResponseMessage> SendAsync(Visitor teacher, string address) => teacher.PostFormAsync("/dong-gop", [new("Address", address)], "#lien-ket");
}
