using System.Net;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Campaigns.Tests;

public sealed class ChallengeTests(PortalApp app)
{
    [Fact]
    public async Task A_pupils_tick_counts_for_the_class_and_the_site_says_it_in_words()
    {
        var school = await app.CreateSchoolAsync();
        var challenge = await BeginAsync(school, goal: 40);
        var its = await JoinAsync(school, challenge, "6A", people: 30);
        using var guest = app.Guest(school);
        (await guest.OpenAsync(challenge)).ShouldSay("Đang chuẩn bị sách").ShouldNotSay(" 0 cuốn");

        using var pupil = await app.SignInAsReaderAsync(school);
        await pupil.PostFormAsync(its, [], "form[action*=One]");

        (await pupil.OpenAsync(its)).ShouldSay("Đã lên đường").ShouldSay("1 cuốn, đích là 40");
        (await guest.OpenAsync(its)).ShouldSay("Đã lên đường").ShouldSay("30 bạn cùng đọc").ShouldNotSay("1 cuốn");
        (await guest.OpenAsync(challenge)).ShouldSay("1 cuốn trên đường tới 40");
    }

    [Fact]
    public async Task One_person_counts_five_books_a_day_and_no_more()
    {
        var school = await app.CreateSchoolAsync();
        var its = await JoinAsync(school, await BeginAsync(school), "7B", people: 20);
        using var pupil = await app.SignInAsReaderAsync(school);

        for (var book = 0; book < 5; book++)
            (await pupil.PostFormAsync(its, [], "form[action*=One]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var sixth = await pupil.PostFormAsync(its, [], "form[action*=One]");

        sixth.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pupil.OpenAsync(its)).ShouldSay("5 cuốn");
    }

    [Fact]
    public async Task Of_fewer_than_five_only_their_teachers_see_a_number()
    {
        var school = await app.CreateSchoolAsync();
        var challenge = await BeginAsync(school);
        var its = await JoinAsync(school, challenge, "Lớp ghép", people: 4);
        using var teacher = await app.SignInAsTeacherAsync(school);
        await teacher.PostFormAsync(its, Fields.Of(("Books", "12")), "form[action*=Add]");

        (await teacher.OpenAsync(its)).ShouldSay("12 cuốn");
        using var pupil = await app.SignInAsReaderAsync(school);
        (await pupil.OpenAsync(its)).ShouldSay("dưới 5 bạn").ShouldNotSay("12 cuốn");
        (await pupil.OpenAsync(challenge)).ShouldNotSay("12 cuốn");
    }

    [Fact]
    public async Task A_teacher_puts_a_sum_right_and_it_never_falls_below_nought()
    {
        var school = await app.CreateSchoolAsync();
        var its = await JoinAsync(school, await BeginAsync(school), "8C", people: 20);
        using var teacher = await app.SignInAsTeacherAsync(school);

        foreach (var books in (string[])["30", "-10", "-200", "3"])
            await teacher.PostFormAsync(its, Fields.Of(("Books", books)), "form[action*=Add]");

        (await teacher.OpenAsync(its)).ShouldSay("3 cuốn");
    }

    [Fact]
    public async Task A_class_joins_once_however_its_name_is_spelt()
    {
        var school = await app.CreateSchoolAsync();
        var challenge = await BeginAsync(school);
        await JoinAsync(school, challenge, "6A", people: 30);
        using var teacher = await app.SignInAsTeacherAsync(school);

        var again = await teacher.PostFormAsync(challenge, Fields.Of(("Input.Name", "6 a"), ("Input.People", "28")));

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await teacher.OpenAsync(challenge)).Document.QuerySelectorAll(".lines a[href*='/lop/']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task After_its_last_day_nothing_is_ticked_any_more()
    {
        var school = await app.CreateSchoolAsync();
        var challenge = await BeginAsync(school);
        var its = await JoinAsync(school, challenge, "9A", people: 20);
        using var pupil = await app.SignInAsReaderAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.PostFormAsync("/quan-tri" + challenge, Form(opens: -20, closes: -1), "form.stack");

        await pupil.PostAsync(its + "?handler=One", [], tokenFrom: "/toi");

        (await pupil.OpenAsync(its)).ShouldSay("Đang chuẩn bị sách").Document.QuerySelector("form[action*=One]").ShouldBeNull();
    }

    [Fact]
    public async Task The_front_page_shows_what_is_open()
    {
        var school = await app.CreateSchoolAsync();
        var challenge = await BeginAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.PostAsync("/quan-tri/trang-chu?handler=Add", Fields.Of(("kind", "campaigns")), tokenFrom: "/quan-tri/trang");
        await librarian.PostAsync("/quan-tri/trang-chu?handler=Publish", [], tokenFrom: "/quan-tri/trang");

        using var guest = app.Guest(school);
        (await guest.OpenAsync("/")).Document.QuerySelector($"a[href$='{challenge}']").ShouldNotBeNull();
    }

    private async Task<string> BeginAsync(Site school, int goal = 40)
    {
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var answer = await librarian.PostFormAsync("/quan-tri/thu-thach/moi", Form(goal: goal));
        return answer.Headers.Location!.OriginalString[school.PathPrefix.Length..];
    }

    private async Task<string> JoinAsync(Site school, string challenge, string name, int people)
    {
        using var teacher = await app.SignInAsTeacherAsync(school);
        var answer = await teacher.PostFormAsync(challenge, Fields.Of(("Input.Name", name), ("Input.People", $"{people}")));
        return answer.Headers.Location!.OriginalString[school.PathPrefix.Length..];
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(int goal = 40, int opens = -2, int closes = 20)
    {
        var today = TimeProvider.System.GetUtcNow();
        return Fields.Of(("Input.Title", "Một trăm cuốn trước Tết"), ("Input.Goal", $"{goal}"), ("Input.OpensOn", $"{today.AddDays(opens):yyyy-MM-dd}"), ("Input.ClosesOn", $"{today.AddDays(closes):yyyy-MM-dd}"));
    }
}
