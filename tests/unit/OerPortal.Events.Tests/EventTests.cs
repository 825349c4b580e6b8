using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Events.Tests;

public sealed class EventTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_library_announces_an_event_and_the_portals_calendar_has_it_too()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var title = $"Ngày hội đọc {Guid.CreateVersion7():N}";
        var page = await AnnounceAsync(librarian, title, ("Input.Place", "Sân trường; nhà B"));

        using var guest = app.Guest(school);
        (await guest.OpenAsync(page)).ShouldSay(title).ShouldSay("8:00–10:00").ShouldSay("Sân trường; nhà B");
        (await guest.OpenAsync("/su-kien")).ShouldSay(title);
        using var anywhere = app.Guest();
        (await anywhere.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var feed = await (await anywhere.GetAsync("/su-kien/lich.ics")).Content.ReadAsStringAsync(Ct);
        Unfolded(feed).ShouldContain($"SUMMARY:{title}");

        var file = await guest.GetAsync(page + "/lich.ics");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = Unfolded(await file.Content.ReadAsStringAsync(Ct));
        text.ShouldContain($"DTSTART:{Day:yyyyMMdd}T010000Z");
        text.ShouldContain(@"LOCATION:Sân trường\; nhà B");
        text.ShouldContain("STATUS:CONFIRMED");
    }

    [Fact]
    public async Task There_are_never_more_people_than_seats()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var page = await AnnounceAsync(librarian, "Giờ kể chuyện", ("Input.TakesRegistrations", "true"), ("Input.Seats", "3"));
        var guests = Enumerable.Range(0, 5).Select(_ => app.Guest(school)).ToList();

        var answers = await Task.WhenAll(guests.Select((guest, i) => guest.PostFormAsync(page, Fields.Of(("Input.Name", $"Y Lan {i}"), ("Input.People", "1")))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(3);
        (await guests[0].OpenAsync(page)).ShouldSay("Đã hết chỗ");
        var list = await librarian.OpenAsync($"/quan-tri{page}/danh-sach");
        list.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        (await (await librarian.GetAsync($"/quan-tri{page}/danh-sach?handler=File")).Content.ReadAsStringAsync(Ct)).ShouldContain("Y Lan");

        var place = answers.First(answer => answer.StatusCode == HttpStatusCode.Redirect).Headers.Location!.OriginalString[school.PathPrefix.Length..];
        (await guests[0].OpenAsync(place)).ShouldSay("Đã giữ chỗ");
        await guests[0].PostFormAsync(place);
        (await guests[0].OpenAsync(place)).ShouldSay("Đã bỏ đăng kí");
        (await guests[0].OpenAsync(page)).Document.QuerySelector("main form[method=post]").ShouldNotBeNull();
        guests.ForEach(guest => guest.Dispose());
    }

    [Fact]
    public async Task Somebody_with_an_account_registers_once_and_is_told_when_it_is_called_off()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var reader = await app.SignInAsReaderAsync(school);
        var page = await AnnounceAsync(librarian, "Quyên góp sách", ("Input.TakesRegistrations", "true"));
        var first = (await reader.PostFormAsync(page, Fields.Of(("Input.People", "2")))).Headers.Location!.OriginalString;
        (await reader.OpenAsync(page)).ShouldSay("đã đăng kí tham gia").Document.QuerySelector("main form[method=post]").ShouldBeNull();
        using var another = await app.SignInAsReaderAsync(school);
        (await another.GetAsync(first[school.PathPrefix.Length..])).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await librarian.PostFormAsync($"/quan-tri{page}", form: "form[action*=CallOff]");

        (await reader.OpenAsync(page)).ShouldSay("không diễn ra");
        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("đã huỷ");
        Unfolded(await (await reader.GetAsync(page + "/lich.ics")).Content.ReadAsStringAsync(Ct)).ShouldContain("STATUS:CANCELLED");

        await app.ActAsSystemAsync<object>(async services =>
        {
            var records = services.GetServices<IPersonalRecords>().Single(r => r.Name == "events");
            (await records.OfAsync(reader.Person.Id, Ct)).ShouldNotBeNull();
            await records.EraseAsync(reader.Person.Id, Ct);
            return 0;
        });
        (await librarian.OpenAsync($"/quan-tri{page}/danh-sach")).ShouldSay("Chưa có ai đăng kí");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_announced()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var wrong = await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/su-kien/moi", Fields.Of(("Input.Starts", "hôm nay"), ("Input.Ends", ""), ("Input.Seats", "0"))));
        wrong.ShouldSay("Viết tên sự kiện").ShouldSay("Bắt đầu: Chọn ngày giờ").ShouldSay("Kết thúc: Chọn ngày giờ").ShouldSay("Ghi số chỗ");
        var backwards = await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/su-kien/moi", Fields.Of(("Input.Title", "Đổi sách"), ("Input.Starts", "2027-12-01T09:00"), ("Input.Ends", "2027-12-01T08:00"))));
        backwards.ShouldSay("Giờ kết thúc phải sau");
        (await librarian.OpenAsync("/quan-tri/su-kien")).ShouldSay("Chưa đăng sự kiện nào");
    }

    [Fact]
    public async Task A_report_stands_on_the_events_page()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var page = await AnnounceAsync(librarian, "Hội sách đã qua");
        using var form = new MultipartFormDataContent { { new StringContent("Cả trường cùng đọc."), "Report" }, { new StringContent(await librarian.TokenAsync($"/quan-tri{page}/tuong-thuat")), "__RequestVerificationToken" } };
        (await librarian.Client.PostAsync(librarian.Url($"/quan-tri{page}/tuong-thuat"), form, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var guest = app.Guest(school);
        (await guest.OpenAsync(page)).ShouldSay("Cả trường cùng đọc.");
    }

    [Fact]
    public async Task A_site_switches_its_events_off_and_the_desk_is_the_librarians()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await teacher.GetAsync("/quan-tri/su-kien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "events", on: false, Ct);
        foreach (var page in new[] { "/su-kien", "/su-kien/lich.ics", "/quan-tri/su-kien" })
            (await teacher.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private DateTime Day => app.Clock.GetUtcNow().AddDays(20).UtcDateTime.Date;

    private async Task<string> AnnounceAsync(Visitor librarian, string title, params (string, string)[] more)
    {
        var day = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = await librarian.PostFormAsync("/quan-tri/su-kien/moi", Fields.Of([("Input.Title", title), ("Input.Starts", day + "T08:00"), ("Input.Ends", day + "T10:00"), .. more]));
        return answer.Headers.Location!.OriginalString[librarian.Site.PathPrefix.Length..];
    }

    // RFC 5545 §3.1: a long line goes on after a break and a blank.
    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);
}
