using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Services.Asking;
using OerPortal.Services.Jobs;
using OerPortal.TestKit;

namespace OerPortal.Services.Tests;

public sealed class RequestTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_asks_and_follows_the_answer_by_an_address_that_nobody_guesses()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        var address = await AskAsync(guest, "hoi-thu-vien", ("Input.Title", "Truyện về rừng"), ("Input.Body", "Thư viện có truyện nào về rừng?"), ("Input.Name", "Bố của Y Lan"));
        address.ShouldMatch("/dich-vu/theo-doi/[0-9a-f]{32}$");
        var sent = await guest.OpenAsync(address[school.PathPrefix.Length..]);
        sent.ShouldSay("Chờ thư viện").ShouldSay("Truyện về rừng").ShouldSay("Hãy lưu địa chỉ");

        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.OpenAsync("/quan-tri")).TextsOf(".next-step li .count").ShouldBe(["1"]);
        var one = await OfDeskAsync(librarian, "Truyện về rừng");
        await librarian.PostFormAsync(one, Fields.Of(("Words", "Có năm cuốn ở kệ 3."), ("State", "Done")));

        (await guest.OpenAsync(address[school.PathPrefix.Length..])).ShouldSay("Đã xong").ShouldSay("Có năm cuốn ở kệ 3.");
        (await librarian.OpenAsync("/quan-tri/yeu-cau")).ShouldNotSay("Truyện về rừng");
        (await librarian.OpenAsync("/quan-tri/yeu-cau?xong=true&loai=hoi-thu-vien")).ShouldSay("Truyện về rừng");
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.OpenAsync("/quan-tri/nhat-ky?loai=services")).ShouldSay("Trả lời yêu cầu");
    }

    [Fact]
    public async Task A_readers_own_request_is_theirs_alone_and_its_answer_is_told()
    {
        var school = await app.CreateSchoolAsync();
        using var reader = await app.SignInAsReaderAsync(school);
        var address = (await AskAsync(reader, "sao-chup", ("Input.Title", "Sử thi Đăm Săn"), ("Input.Detail", "trang 12–18")))[school.PathPrefix.Length..];
        (await reader.OpenAsync("/toi/yeu-cau")).ShouldSay("Sử thi Đăm Săn");
        using var another = await app.SignInAsReaderAsync(school);
        (await another.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await another.OpenAsync("/toi/yeu-cau")).ShouldNotSay("Sử thi Đăm Săn");
        using var neighbour = app.SignIn(reader.Person, await app.CreateSchoolAsync());
        (await neighbour.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.PostFormAsync(await OfDeskAsync(librarian, "Sử thi Đăm Săn"), Fields.Of(("State", "InHand")));

        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("đang giải quyết yêu cầu “Sử thi Đăm Săn”");
        (await reader.OpenAsync(address)).ShouldSay("Đang giải quyết");
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_an_end_needs_words()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        var empty = await guest.ReadAsync(await guest.PostFormAsync("/dich-vu/the-thu-vien"));
        empty.Document.QuerySelectorAll(".field.wrong").Length.ShouldBe(3);
        (await guest.OpenAsync("/dich-vu/sao-chup")).ShouldSay("Đăng nhập để gửi yêu cầu").Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await guest.GetAsync("/dich-vu/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await AskAsync(guest, "de-nghi-mua", ("Input.Title", "Dế Mèn"), ("Input.Name", "Mẹ"));
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var one = await OfDeskAsync(librarian, "Dế Mèn");
        (await librarian.ReadAsync(await librarian.PostFormAsync(one, Fields.Of(("State", "Declined"))))).ShouldSay("Viết vài lời");
        (await librarian.ReadAsync(await librarian.PostFormAsync(one, Fields.Of(("Words", "Ừ"), ("State", "Waiting"))))).ShouldSay("Chọn tình trạng");
    }

    [Fact]
    public async Task Programs_and_those_who_ask_too_often_leave_nothing_at_the_desk()
    {
        var school = await app.CreateSchoolAsync();
        using var reader = await app.SignInAsReaderAsync(school);
        await AskAsync(reader, "de-nghi-mua", ("Input.Title", "Mua thuốc"), ("Website", "http://spam.example"));
        for (var i = 1; i < AskingLimits.OfPerson; i++)
            await AskAsync(reader, "de-nghi-mua", ("Input.Title", $"Sách {i}"));
        var refused = await reader.PostFormAsync("/dich-vu/de-nghi-mua", Fields.Of(("Input.Title", "Sách nữa")));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync(reader, "hoi-thu-vien", ("Input.Title", "Việc khác"), ("Input.Body", "Hỏi."))).ShouldContain("theo-doi");

        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.OpenAsync("/quan-tri/yeu-cau?loai=de-nghi-mua")).ShouldNotSay("Mua thuốc").ShouldNotSay("Sách nữa")
            .Document.QuerySelectorAll("tbody tr").Length.ShouldBe(AskingLimits.OfPerson - 1);
    }

    [Fact]
    public async Task A_school_switches_the_services_off()
    {
        var school = await app.CreateSchoolAsync();
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "services", on: false, Ct);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        foreach (var page in new[] { "/dich-vu", "/dich-vu/hoi-thu-vien", "/toi/yeu-cau", "/quan-tri/yeu-cau" })
            (await librarian.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.OpenAsync("/")).ShouldNotSay("Dịch vụ trực tuyến");
    }

    [Theory]
    [InlineData(SiteRole.Teacher)]
    [InlineData(SiteRole.Reader)]
    public async Task The_desk_is_the_librarians(SiteRole role)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync("/quan-tri/yeu-cau")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Requests_go_with_the_account_and_what_ended_long_ago_is_forgotten()
    {
        var school = await app.CreateSchoolAsync();
        using var reader = await app.SignInAsReaderAsync(school);
        await AskAsync(reader, "hoi-thu-vien", ("Input.Title", "Câu hỏi riêng"), ("Input.Body", "Hỏi."));
        using var guest = app.Guest(school);
        await AskAsync(guest, "hoi-thu-vien", ("Input.Title", "Câu hỏi của khách"), ("Input.Body", "Hỏi."), ("Input.Name", "Khách"));
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.PostFormAsync(await OfDeskAsync(librarian, "Câu hỏi của khách"), Fields.Of(("Words", "Rồi."), ("State", "Done")));

        await app.ActAsSystemAsync<object>(async services =>
        {
            var records = services.GetServices<IPersonalRecords>().Single(r => r.Name == "requests");
            (await records.OfAsync(reader.Person.Id, Ct)).ShouldNotBeNull();
            await records.EraseAsync(reader.Person.Id, Ct);
            await services.GetRequiredService<ForgetOldRequestsJob>().RunAsync(new ForgetOldRequests(), null!, Ct);
            return 0;
        });

        (await librarian.OpenAsync("/quan-tri/yeu-cau")).ShouldNotSay("Câu hỏi riêng");
        (await librarian.OpenAsync("/quan-tri/yeu-cau?xong=true")).ShouldSay("Câu hỏi của khách");
        await using (var age = app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().CreateCommand("update services.request set changed_at = now() - interval '2 years' where site_id = $1"))
        {
            age.Parameters.Add(new() { Value = school.Id });
            await age.ExecuteNonQueryAsync(Ct);
        }

        await app.ActAsSystemAsync<object>(async services =>
        {
            await services.GetRequiredService<ForgetOldRequestsJob>().RunAsync(new ForgetOldRequests(), null!, Ct);
            return 0;
        });
        (await librarian.OpenAsync("/quan-tri/yeu-cau?xong=true")).ShouldNotSay("Câu hỏi của khách");
    }

    private static async Task<string> AskAsync(Visitor visitor, string service, params (string, string)[] fields)
        => (await visitor.PostFormAsync($"/dich-vu/{service}", Fields.Of(fields))).Headers.Location!.OriginalString;

    private static async Task<string> OfDeskAsync(Visitor librarian, string title)
        => (await librarian.OpenAsync("/quan-tri/yeu-cau")).Document.QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains(title)).GetAttribute("href")![librarian.Site.PathPrefix.Length..];
}
