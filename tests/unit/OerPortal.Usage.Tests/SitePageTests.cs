using System.Net;
using System.Text;
using OerPortal.Cms.Security;
using OerPortal.Resources;

namespace OerPortal.Usage.Tests;

public sealed class SitePageTests(UsagePortal app)
{
    private const string Desk = "/quan-tri/luot-dung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_librarian_sees_what_is_read_most_at_the_school_with_small_counts_hidden()
    {
        var school = await app.CreateSchoolAsync();
        var (much, little) = (await app.PublishAsync(title: "Sách đọc nhiều"), await app.PublishAsync(title: "Sách đọc ít"));
        await app.PretendAsync(little, app.Today, reads: 3, siteId: school.Id);
        await app.PretendAsync(much, app.Today, reads: 12, views: 30, downloads: 6, siteId: school.Id);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await librarian.OpenAsync(Desk);

        page.TextsOf(".counts:not(.by-day) tbody tr").ShouldBe(["Sách đọc nhiều 12 6 30"]);
        page.TextsOf(".figure").ShouldBe(["12 Lượt đọc", "6 Lượt tải", "30 Lượt xem"]);
        page.Document.QuerySelector("svg[role=img]")!.GetAttribute("aria-label")!.ShouldContain("bảng ngay dưới có cùng số liệu");
        page.Document.QuerySelectorAll("details table tbody tr").Length.ShouldBe(30);
    }

    [Fact]
    public async Task Many_uses_of_few_people_stay_hidden_at_a_school()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(title: "Một em đọc mãi");
        await app.PretendAsync(book, app.Today, reads: 40, readers: 1, siteId: school.Id);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        (await librarian.OpenAsync(Desk)).ShouldSay("Chưa có gì để hiện").ShouldNotSay("Một em đọc mãi").ShouldNotSay("40");
    }

    [Fact]
    public async Task What_a_school_gave_counts_for_it_wherever_it_is_read()
    {
        var (school, other) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        await app.PretendAsync(await app.PublishAsync(school), app.Today, reads: 7, siteId: other.Id);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        (await librarian.OpenAsync(Desk)).ShouldSay("Học liệu của trường, tính ở mọi trang: 7 lượt đọc, dưới 5 lượt tải, dưới 5 lượt xem.").ShouldSay("Chưa có gì để hiện");
    }

    [Fact]
    public async Task The_department_sees_all_schools_and_hides_only_what_few_may_see()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Ruồng");
        var (open, closed) = (await app.PublishAsync(school, title: "Mở cho mọi người"), await app.PublishAsync(school, Visibility.School, "Riêng của Đăk Ruồng"));
        var day = app.Today;
        await app.PretendAsync(open, day, reads: 3000);
        await app.PretendAsync(closed, day, reads: 3, readers: 3, views: 2000);
        await app.TellAsync();
        using var reviewer = await app.SignInAsReviewerAsync();

        var page = await reviewer.OpenAsync(Desk);

        page.TextsOf(".counts:not(.by-day) tbody tr").ShouldContain("Mở cho mọi người 3.000 0 0");
        page.TextsOf(".cards-on-phone tbody tr").ShouldContain("Trường THCS Đăk Ruồng 3.000 dưới 5 2.000 3.000");
        page.ShouldNotSay("Riêng của Đăk Ruồng");
    }

    [Fact]
    public async Task A_withdrawn_resource_keeps_its_counts_and_loses_its_name()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, title: "Sắp gỡ xuống");
        await app.PretendAsync(book, app.Today, reads: 9);
        await app.TellAsync();
        await app.WithdrawAsync(book);
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await librarian.OpenAsync(Desk);

        page.ShouldNotSay("Sắp gỡ xuống");
        page.TextsOf(".counts:not(.by-day) tbody tr").ShouldBe(["Học liệu đã gỡ hoặc chỉ dành cho trường khác 9 dưới 5 dưới 5"]);
        page.TextsOf(".figure")[0].ShouldBe("9 Lượt đọc");
    }

    [Theory]
    [InlineData(SiteRole.Reader)]
    [InlineData(SiteRole.Teacher)]
    public async Task Pupils_and_teachers_do_not_see_it(SiteRole role)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync(Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Desk}?handler=Resources")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_neighbours_librarian_does_not_see_it_and_a_guest_is_asked_to_sign_in()
    {
        var school = await app.CreateSchoolAsync();
        using var neighbour = app.SignIn(await app.CreatePersonAsync(SiteRole.Librarian, await app.CreateSchoolAsync()), school);
        (await neighbour.GetAsync(Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var guest = app.Guest(school);
        (await guest.GetAsync(Desk)).Headers.Location!.ToString().ShouldContain("/dang-nhap");
    }

    [Theory]
    [InlineData("ky=chon&tu=2026-05-01&den=2026-04-01", "Ngày đầu phải trước ngày cuối")]
    [InlineData("ky=chon&tu=hom-qua&den=2026-04-01", "chọn cả ngày đầu và ngày cuối")]
    [InlineData("ky=chon&tu=0001-01-01&den=2026-04-01", "Chỉ chọn được từ năm 2020")]
    [InlineData("ky=chon&tu=2021-01-01&den=2026-04-01", "Nhiều nhất 731 ngày")]
    [InlineData("ky=chon", "chọn cả ngày đầu và ngày cuối")]
    [InlineData("ky=%00&tu=%00&trang=-5", "30 ngày qua")]
    [InlineData("trang=999999999", "30 ngày qua")]
    public async Task Days_that_make_no_sense_get_a_sentence(string query, string says)
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var page = await librarian.OpenAsync($"{Desk}?{query}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.ShouldSay(says);
    }

    [Fact]
    public async Task A_chosen_period_counts_its_first_and_last_day_and_no_other()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school);
        foreach (var (back, reads) in new[] { (100, 100), (99, 20), (95, 30), (90, 40), (89, 500) })
            await app.PretendAsync(book, app.Today.AddDays(-back), reads);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await librarian.OpenAsync($"{Desk}?ky=chon&tu={app.Today.AddDays(-99):yyyy-MM-dd}&den={app.Today.AddDays(-90):yyyy-MM-dd}");

        page.TextsOf(".figure")[0].ShouldBe("90 Lượt đọc");
        page.Document.QuerySelectorAll("details table tbody tr").Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_long_period_is_drawn_by_week()
    {
        var school = await app.CreateSchoolAsync();
        await app.PretendAsync(await app.PublishAsync(school), app.Today.AddDays(-200), 8);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await librarian.OpenAsync($"{Desk}?ky=chon&tu={app.Today.AddDays(-364):yyyy-MM-dd}&den={app.Today:yyyy-MM-dd}");

        page.ShouldSay("Bảng số liệu theo tuần").ShouldSay("Tuần cao nhất: 8 lượt");
        page.Document.QuerySelectorAll("details table tbody tr").Length.ShouldBe(53);
        page.Document.QuerySelectorAll("svg rect").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_file_of_resources_opens_in_a_spreadsheet_and_runs_nothing()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, title: "=HYPERLINK(\"http://x\"), hai");
        await app.PretendAsync(book, app.Today, reads: 1200, views: 3);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var answer = await librarian.GetAsync($"{Desk}?handler=Resources");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename=\"luot-dung-theo-hoc-lieu-{app.Today.AddDays(-29):yyyy-MM-dd}-{app.Today:yyyy-MM-dd}.csv\"");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe(
            $"Mã,Học liệu,Lượt đọc,Lượt tải,Lượt xem\r\n{book.PublicId},\"'=HYPERLINK(\"\"http://x\"\"), hai\",1200,dưới 5,dưới 5\r\n");
    }

    [Fact]
    public async Task The_file_of_days_has_every_day()
    {
        var school = await app.CreateSchoolAsync();
        await app.PretendAsync(await app.PublishAsync(school), app.Today, reads: 12);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var lines = (await (await librarian.GetAsync($"{Desk}?handler=Days")).Content.ReadAsStringAsync(Ct)).Split("\r\n");

        lines.Length.ShouldBe(32);
        lines[1].ShouldBe($"{app.Today.AddDays(-29):yyyy-MM-dd},dưới 5,dưới 5,dưới 5");
        lines[30].ShouldBe($"{app.Today:yyyy-MM-dd},12,dưới 5,dưới 5");
    }

    [Fact]
    public async Task The_file_of_schools_is_the_departments_alone()
    {
        using var reviewer = await app.SignInAsReviewerAsync();
        (await (await reviewer.GetAsync($"{Desk}?handler=Schools")).Content.ReadAsStringAsync(Ct)).ShouldContain("Trường,Tại trang của trường: Lượt đọc");
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        (await librarian.GetAsync($"{Desk}?handler=Schools")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_is_said_in_English_too()
    {
        var school = await app.CreateSchoolAsync();
        await app.PretendAsync(await app.PublishAsync(school, title: "Nương lúa"), app.Today, reads: 2, views: 1500);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.GetAsync("/chon/ngon-ngu/en");

        var page = await librarian.OpenAsync(Desk);

        page.Heading.ShouldBe("Usage");
        page.TextsOf(".counts:not(.by-day) tbody tr").ShouldBe(["Nương lúa under 5 under 5 1,500"]);
    }
}
