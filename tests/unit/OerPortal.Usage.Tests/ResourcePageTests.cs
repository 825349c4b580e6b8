using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Resources;

namespace OerPortal.Usage.Tests;

public sealed class ResourcePageTests(UsagePortal app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contributor_finds_the_way_from_the_resource_and_sees_where_it_is_used()
    {
        var (school, other) = (await app.CreateSchoolAsync("Trường Măng Đen"), await app.CreateSchoolAsync("Trường Kon Plông"));
        var book = await app.PublishAsync(school);
        await app.PretendAsync(book, app.Today, reads: 9, siteId: app.Portal.Id);
        await app.PretendAsync(book, app.Today, reads: 4, siteId: other.Id);
        await app.TellAsync();
        using var owner = app.SignIn(book.Owner);

        var link = (await owner.OpenAsync(book.Page)).Document.QuerySelector($"a[href$='{book.Page}/luot-dung']")!.GetAttribute("href")!;
        var page = await owner.OpenAsync(link);

        page.TextsOf(".figure")[0].ShouldBe("13 Lượt đọc");
        page.TextsOf(".counts:not(.by-day) tbody tr").ShouldBe(["Kho chung, và những trang chưa đủ năm người 13 0 0"]);

        await app.PretendAsync(book, app.Today, reads: 3, siteId: other.Id);
        await app.TellAsync();
        (await owner.OpenAsync(link)).TextsOf(".counts:not(.by-day) tbody tr").ShouldBe(["Trường Kon Plông 7 dưới 5 dưới 5", "Kho chung, và những trang chưa đủ năm người 9 0 0"]);
    }

    [Fact]
    public async Task What_is_for_the_school_alone_hides_small_counts_everywhere()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, Visibility.School);
        await app.PretendAsync(book, app.Today, reads: 3, views: 6);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var page = await librarian.OpenAsync($"{book.Page}/luot-dung");
        page.TextsOf(".figure").ShouldBe(["dưới 5 Lượt đọc", "dưới 5 Lượt tải", "6 Lượt xem"]);
        page.TextsOf("details table tbody tr")[0].ShouldEndWith("dưới 5 dưới 5 6");
        page.ShouldSay("Ngày cao nhất: 6 lượt");

        var lines = (await (await librarian.GetAsync($"{book.Page}/luot-dung?handler=Days")).Content.ReadAsStringAsync(Ct)).Split("\r\n");
        lines[30].ShouldBe($"{app.Today:yyyy-MM-dd},dưới 5,dưới 5,6");
    }

    [Fact]
    public async Task The_departments_reviewers_see_it_at_the_portal()
    {
        var book = await app.PublishAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        (await reviewer.OpenAsync($"{book.Page}/luot-dung")).ShouldSay("Chưa có ai dùng học liệu này");
    }

    [Fact]
    public async Task Others_get_the_answer_of_an_unknown_resource()
    {
        var (school, next) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        var book = await app.PublishAsync(school);
        foreach (var (role, of, at) in new[]
        {
            (SiteRole.Teacher, school, school), (SiteRole.Reader, school, school), (SiteRole.Librarian, next, school), (SiteRole.Librarian, next, next),
            (SiteRole.Librarian, next, app.Portal), (SiteRole.Librarian, school, next),
        })
        {
            using var visitor = app.SignIn(await app.CreatePersonAsync(role, of), at);
            (await visitor.GetAsync($"{book.Page}/luot-dung")).StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{role} of {of.Slug} at {at.Slug}");
            (await visitor.GetAsync($"{book.Page}/luot-dung?handler=Days")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.OpenAsync(book.Page)).Document.QuerySelector("a[href$='/luot-dung']").ShouldBeNull();
        }

        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.GetAsync("/hoc-lieu/khong-co/luot-dung")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
