using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

/// <summary>A lecture answers at its own host name, by an address that opens it for some hours, and nowhere else; nothing else answers there.</summary>
public sealed class LectureTests(ReadingApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [BadInput(71)]
    public async Task The_page_frames_a_lecture_at_its_own_host_name()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var guest = app.Guest();
        var page = await guest.OpenAsync($"/doc/{item.Card.PublicId}");

        page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-src blob: http://*.localhost;");
        page.Answer.Headers.GetValues("Permissions-Policy").Single().ShouldContain("fullscreen=(self \"http://*.localhost\")");
        var lecture = LectureOf(page);
        lecture.GetProperty("origin").GetString().ShouldBe($"http://g{item.MainFileId:N}.localhost");
        lecture.GetProperty("parts").GetArrayLength().ShouldBe(2);
        page.Document.QuerySelector("noscript")!.InnerHtml.ShouldContain($"/tep/{item.MainFileId}/tai");

        var frame = await GetAsync(lecture.GetProperty("frames").GetString() + "0");
        frame.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = frame.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var wall in (string[])["sandbox allow-scripts allow-same-origin", "connect-src 'self'", "worker-src blob:", "form-action 'none'"])
            policy.ShouldContain(wall);
        policy.ShouldNotContain("allow-popups");
        policy.ShouldNotContain("allow-top-navigation");
        (await frame.Content.ReadAsStringAsync(Ct)).ShouldContain("../tep/nui/b%C3%A0i%201.html?lop=6");
    }

    [Fact]
    [BadInput(72)]
    public async Task Members_come_without_cookies_and_what_servers_run_is_bytes()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var page = await GetAsync(Address(item, "tep/nui/b%C3%A0i%201.html"), cookie: "oer=x");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync(Ct)).ShouldBe("<script>parent.API</script>");
        page.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");

        using var forServers = await GetAsync(Address(item, "tep/may-chu.php"));
        forServers.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        forServers.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await forServers.Content.ReadAsStringAsync(Ct)).ShouldBe("<?php");
    }

    [Fact]
    public async Task An_address_opens_one_lecture_at_one_name_for_some_hours()
    {
        var (item, other) = (app.Library.AddLecture(app.Portal.Id), app.Library.AddLecture(app.Portal.Id));
        var address = Address(item, "tep/may-chu.php");
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(address.Replace($"{item.MainFileId:N}", $"{other.MainFileId:N}", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound, "another lecture's name");
        (await StatusAsync($"http://localhost{new Uri(address).AbsolutePath}")).ShouldBe(HttpStatusCode.NotFound, "the portal's own name: its scripts would be the portal's");
        (await StatusAsync(address.Replace("/goi/", "/goi/x", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound, "a seal that is none");
        app.Clock.Advance(TimeSpan.FromHours(13));
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound, "yesterday's address");
    }

    [Fact]
    [BadInput(71)]
    public async Task Nothing_of_the_portal_answers_at_a_lectures_name_and_no_worker_is_given_out()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        foreach (var path in (string[])["/", "/dang-nhap", $"/doc/{item.Card.PublicId}", "/api/search/suggestions?q=nui", $"/tep/{item.MainFileId}/tai", "/health/live"])
            (await StatusAsync($"http://g{item.MainFileId:N}.localhost{path}")).ShouldBe(HttpStatusCode.NotFound, path);
        (await StatusAsync(Address(item, "tep/may-chu.php"), ("Service-Worker", "script"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_there_are_no_names_for_lectures_the_file_is_offered_with_a_sentence()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var guest = app.Guest();
        using var answer = await guest.Client.GetAsync($"http://127.0.0.1/doc/{item.Card.PublicId}", Ct);
        var page = await guest.ReadAsync(answer);
        page.ShouldSay("chưa được cài tên miền riêng cho bài giảng");
        page.Document.QuerySelector($"a[href='/tep/{item.MainFileId}/tai']").ShouldNotBeNull();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-src blob:;");
    }

    internal static JsonElement LectureOf(Page page) => ReaderPageTests.ConfigOf(page).GetProperty("lecture");

    private string Address(LibraryItem item, string rest)
        => $"http://g{item.MainFileId:N}.localhost/goi/{app.Services.GetRequiredService<IShortAddresses>().For(item.MainFileId)}/{rest}";

    private async Task<HttpStatusCode> StatusAsync(string address, (string Name, string Value)? header = null)
    {
        using var answer = await GetAsync(address, header: header);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? cookie = null, (string Name, string Value)? header = null)
    {
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (header is { } named)
            request.Headers.Add(named.Name, named.Value);
        return await guest.Client.SendAsync(request, Ct);
    }
}
