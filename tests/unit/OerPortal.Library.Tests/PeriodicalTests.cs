using System.Globalization;
using OerPortal.Library.Models;
using OerPortal.Library.Periodicals;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class PeriodicalTests(LibraryApp app)
{
    [Fact]
    public async Task One_press_takes_in_the_next_issue()
    {
        var (school, librarian) = await app.SchoolAsync();
        await AddAsync(librarian, "Thiếu niên Tiền phong", "Weekly", "2026-01-07", "2");

        (await librarian.OpenAsync("/quan-tri/bao-tap-chi")).TextsOf("tbody tr").ShouldHaveSingleItem().ShouldContain("2/2026, ra ngày 7/1/2026");
        (await librarian.ReadAsync(await TakeAsync(librarian))).ShouldSay("Đã nhận số 2/2026").TextsOf("tbody tr")[0].ShouldContain("3/2026, ra ngày 14/1/2026");
        // The same press from a page that was open before.
        var late = await TakeAsync(librarian);
        late.Dispose();

        (await app.Database.QueryAsync<string>("select label from library.periodical_issue where site_id = @Id order by due_on", new { school.Id })).ShouldBe(["2/2026", "3/2026"]);
        (await app.Database.QueryAsync<int>("select copies from library.periodical_issue where site_id = @Id", new { school.Id })).ShouldAllBe(copies => copies == 3);
    }

    [Fact]
    public async Task An_issue_that_did_not_come_is_seen_until_somebody_says_what_became_of_it()
    {
        var (_, librarian) = await app.SchoolAsync();
        var path = await AddAsync(librarian, "Văn học và Tuổi trẻ", "Monthly", "2026-01-31", "1");
        await NoteAsync(librarian, path, "2026-01-31", "ve");
        await NoteAsync(librarian, path, "2026-04-30", "ve");

        var grid = await librarian.OpenAsync($"{path}?nam=2026");
        grid.ShouldSay("Chưa nhận được các số: 2/2026, 3/2026").TextsOf(".issue-grid li p:first-child").Take(4).ShouldBe(["1/2026 31/1/2026", "2/2026 28/2/2026", "3/2026 31/3/2026", "4/2026 30/4/2026"]);
        (await librarian.OpenAsync("/quan-tri/bao-tap-chi")).ShouldSay("2/2026, 3/2026");
        await NoteAsync(librarian, path, "2026-02-28", "khong");
        await NoteAsync(librarian, path, "2026-03-31", "ve");
        (await librarian.OpenAsync($"{path}?nam=2026")).Document.Body!.TextContent.ShouldNotContain("Chưa nhận được");
        await NoteAsync(librarian, path, "2026-03-31", "bo");
        (await librarian.OpenAsync($"{path}?nam=2026")).ShouldSay("Chưa nhận được các số: 3/2026");
        (await librarian.PostAsync($"{path}?handler=Note", Fields.Of(("dueOn", "2026-03-30"), ("what", "ve")))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, "none is expected on that day");
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Copies", "0")]
    [InlineData("Since", "hôm nay")]
    [InlineData("FirstNumber", "x")]
    public async Task What_cannot_be_is_refused_and_kept(string field, string typed)
    {
        var (_, librarian) = await app.SchoolAsync();

        using var answer = await librarian.PostFormAsync(
            "/quan-tri/bao-tap-chi", Fields.Of([($"Input.{field}", typed), ("Input.Name", "Nhi đồng"), ("Input.Copies", "2")]).DistinctBy(f => f.Key), "form:has([name='Input.Name'])");
        var refused = await librarian.ReadAsync(answer);

        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem();
        refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe(field == "Name" ? "" : "Nhi đồng");
        (await librarian.OpenAsync("/quan-tri/bao-tap-chi")).ShouldSay("Chưa có báo, tạp chí nào");
    }

    [Theory]
    [InlineData(Frequency.Daily, "2026-12-30", "364/2026 30/12, 365/2026 31/12, 1/2027 1/1, 2/2027 2/1")]
    [InlineData(Frequency.Fortnightly, "2026-12-10", "364/2026 10/12, 365/2026 24/12, 1/2027 7/1, 2/2027 21/1")]
    [InlineData(Frequency.Quarterly, "2026-11-30", "364/2026 30/11, 1/2027 28/2, 2/2027 30/5, 3/2027 30/8")]
    public void Issues_are_counted_by_the_year(Frequency frequency, string since, string expected)
    {
        var periodical = new Periodical { SiteId = default, Frequency = frequency, Since = DateOnly.Parse(since, CultureInfo.InvariantCulture), FirstNumber = 364 };

        string.Join(", ", periodical.Until(new DateOnly(2028, 1, 1)).Take(4).Select(i => $"{i.Label} {i.DueOn.Day}/{i.DueOn.Month}")).ShouldBe(expected);
    }

    [Fact]
    public void A_subscription_that_ended_expects_no_more()
    {
        var periodical = new Periodical { SiteId = default, Frequency = Frequency.Weekly, Since = new(2026, 1, 7), Until = new(2026, 1, 20) };

        periodical.Until(new(2027, 1, 1)).Select(i => i.DueOn.Day).ShouldBe([7, 14]);
        periodical.After(new(2026, 1, 14)).ShouldBeNull();
        periodical.After(null)!.Label.ShouldBe("1/2026");
    }

    /// <returns>Its path.</returns>
    private static async Task<string> AddAsync(Visitor librarian, string name, string frequency, string since, string number)
    {
        using var answer = await librarian.PostFormAsync(
            "/quan-tri/bao-tap-chi",
            Fields.Of(("Input.Name", name), ("Input.Frequency", frequency), ("Input.Since", since), ("Input.FirstNumber", number), ("Input.Copies", "3")), "form:has([name='Input.Name'])");
        return answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..];
    }

    private static async Task<HttpResponseMessage> TakeAsync(Visitor librarian)
    {
        using var answer = await librarian.PostFormAsync("/quan-tri/bao-tap-chi", form: "form[action*='handler=Came']");
        return await librarian.GetAsync(answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..]);
    }

    private static async Task NoteAsync(Visitor librarian, string path, string dueOn, string what)
    {
        using var answer = await librarian.PostAsync($"{path}?handler=Note", Fields.Of(("dueOn", dueOn), ("what", what)));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }
}
