using OerPortal.Library.Lending;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class RulesTests(LibraryApp app)
{
    [Fact]
    public async Task A_school_sets_its_own_rules_and_the_desk_goes_by_them()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Chí Phèo", 2);
        var pupil = await app.PupilAsync(school, "Bùi Tâm");

        using var saved = await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Fields.Of(("Lines[0].Most", "1"), ("Lines[0].Days", "5"), ("Lines[0].Renewals", "2")));
        (await librarian.OpenAsync("/quan-tri/noi-quy-muon?xong=luu")).ShouldSay("Đã lưu nội quy").Document.QuerySelector("[name='Lines[0].Days']")!.GetAttribute("value").ShouldBe("5");
        (await app.ScanAsync(librarian, books[0], pupil.Id)).ShouldSay("1 / 1");
        (await app.ScanAsync(librarian, books[1], pupil.Id)).ShouldSay("đã giữ đủ 1 cuốn");
    }

    [Fact]
    public async Task No_loan_is_due_on_a_closed_day()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Số đỏ", 1);
        var pupil = await app.PupilAsync(school, "Lý Hoa");
        (await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Fields.Of(("Lines[0].Days", "7")))).Dispose();
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(7).DateTime);
        foreach (var ahead in new[] { 7, 8, 9, 10 })
            (await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Fields.Of(("Day", $"{today.AddDays(ahead):yyyy-MM-dd}"), ("DayName", "Tết")), "form[action*='handler=Close']")).Dispose();

        await app.ScanAsync(librarian, books[0], pupil.Id);

        var due = await app.Database.QuerySingleAsync<DateOnly>("select due_on from library.loan where site_id = @Id", new { school.Id });
        due.ShouldBe(DueDays.NextOpen(today.AddDays(11), [0, 6], new HashSet<DateOnly>()));
    }

    [Fact]
    public async Task Rules_that_cannot_be_are_refused_at_their_field()
    {
        var (_, librarian) = await app.SchoolAsync();
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Fields.Of(("Lines[1].Most", "nhiều"), ("Lines[2].Days", "0"))))).Document.QuerySelectorAll(".field.wrong").Length.ShouldBe(2);
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Enumerable.Range(0, 7).Select(d => KeyValuePair.Create("Closed", $"{d}"))))).ShouldSay("phải mở cửa ít nhất một ngày");
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/noi-quy-muon", Fields.Of(("Day", "hôm nào"), ("DayName", "")), "form[action*='handler=Close']"))).Document.QuerySelectorAll(".field.wrong").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-11-30", "2027-05-31")]
    [InlineData("2027-05-31", "2027-05-31")]
    [InlineData("2027-06-01", "2028-05-31")]
    public void A_school_year_ends_in_May(string today, string end) => DueDays.EndOfYear(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Where_it_is_never_open_the_day_stays() => DueDays.NextOpen(new DateOnly(2026, 12, 1), [0, 1, 2, 3, 4, 5, 6], new HashSet<DateOnly>()).ShouldBe(new DateOnly(2026, 12, 1));
}
