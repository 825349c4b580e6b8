using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Tests;

public sealed class StatisticsTests(ReportsApp app)
{
    private const string Statistics = "/quan-tri/thong-ke-thu-vien";

    [Fact]
    public async Task Lending_is_counted_by_day_kind_class_and_class_mark()
    {
        var (school, _) = await app.SchoolAsync();
        await app.BooksAsync(school, 3);
        await app.BooksAsync(school, 1, kind: 3, name: "Góc sân", mark: "V21.5");
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        // An hour before midnight in Vietnam, and one after it: the last evening of August is of the year before.
        await LendAsync(school, 2, 1, "6A", one, "2025-08-31T16:30Z");
        await LendAsync(school, 2, 1, "6A", one, "2025-08-31T17:30Z");
        await LendAsync(school, 2, 2, "6A", one, "2025-10-05T02:00Z");
        await LendAsync(school, 2, 3, "7B", two, "2025-10-05T02:00Z");
        await LendAsync(school, 3, 1, "", null, "2026-08-31T16:59Z");

        var year = new SchoolYear(2025);
        var lent = await AskAsync(f => f.LendingAsync(school.Id, year.From, year.To, ReportsApp.Ct));

        (lent.Loans, lent.Readers).ShouldBe((4, 2));
        lent.Days.ShouldBe([new(new(2025, 9, 1), 1), new(new(2025, 10, 5), 2), new(new(2026, 8, 31), 1)]);
        lent.Kinds.ShouldBe([new(StockKind.Reference, 3), new(StockKind.Children, 1)]);
        lent.Marks.ShouldBe([new("800", 3), new("V21", 1)]);
        lent.Classes.ShouldBe([new("", 1, 0), new("6A", 2, 1), new("7B", 1, 1)]);
        (await AskAsync(f => f.LendingAsync(year.From, year.To, ReportsApp.Ct))).ShouldContain(new SchoolLending(school.Id, 4, 2));
    }

    [Fact]
    public async Task Most_and_never_lent_titles_are_named()
    {
        var (school, _) = await app.SchoolAsync();
        await app.BooksAsync(school, 2, name: "Dế Mèn");
        await app.BooksAsync(school, 1, name: "Góc sân");
        await app.BooksAsync(school, 1, name: "Không ai mượn");
        await app.BooksAsync(school, 1, kind: 0, name: "Toán 6");
        foreach (var (number, day) in new[] { (1, 1), (2, 2), (3, 3), (1, 4) })
            await LendAsync(school, 2, number, "6A", null, $"2025-10-0{day}T02:00Z");

        var year = new SchoolYear(2025);
        var titles = await AskAsync(f => f.TitlesAsync(school.Id, year.From, year.To, 1, ReportsApp.Ct));

        titles.Most.Select(t => (t.Name, t.Loans, t.Copies)).ShouldBe([("Dế Mèn", 3, 2)]);
        (titles.NeverLent, titles.Never.Single().Name).ShouldBe((1, "Không ai mượn"));
    }

    [Fact]
    public async Task A_neighbours_books_and_loans_are_not_counted()
    {
        var (school, librarian) = await app.SchoolAsync();
        var (neighbour, _) = await app.SchoolAsync();
        await app.BooksAsync(neighbour, 3, name: "Sách trường bạn");
        await LendAsync(neighbour, 2, 1, "9Z", Guid.CreateVersion7(), $"{app.Year.From:yyyy-MM-dd}T02:00Z");

        (await AskAsync(f => f.StockAsync(school.Id, ReportsApp.Ct))).ShouldBeEmpty();
        (await AskAsync(f => f.StockAsync(ReportsApp.Ct))).ShouldContain(new SchoolStock(neighbour.Id, StockKind.Reference, 3));
        (await librarian.OpenAsync(Statistics)).ShouldSay("Năm học này chưa có lượt mượn nào").ShouldNotSay("9Z");
    }

    [Fact]
    public async Task The_page_has_a_table_beside_each_plot_and_leaves_as_a_workbook()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilsAsync(school, 4);
        await app.BooksAsync(school, 3);
        await LendAsync(school, 2, 1, "6A", Guid.CreateVersion7(), $"{app.Year.From:yyyy-MM-dd}T02:00Z");

        var page = await librarian.OpenAsync(Statistics);
        using var xlsx = await librarian.GetAsync(Statistics + "?handler=Xlsx");

        page.Document.QuerySelectorAll("svg[role=img]").Length.ShouldBe(page.Document.QuerySelectorAll("details table").Length);
        page.TextsOf("details tbody tr")[0].ShouldBe("T91");
        page.TextsOf("tbody tr").ShouldContain(row => row.StartsWith("6A", StringComparison.Ordinal) && row.Contains("25 %", StringComparison.Ordinal));
        using var book = new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync(ReportsApp.Ct));
        book.GetSheetNames().Count.ShouldBe(6);
        book.GetSheetNames()[0].ShouldBe("Lượt mượn theo tháng");
    }

    [Fact]
    public async Task A_past_year_does_not_pretend_to_know_its_readers()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(school, 3);
        await LendAsync(school, 2, 1, "6A", null, "2024-10-05T02:00Z");

        (await librarian.OpenAsync(Statistics + "?nam=2024")).ShouldSay("năm học cũ không đếm số bạn đọc").ShouldNotSay("Tỉ lệ có mượn");
    }

    private Task<T> AskAsync<T>(Func<ILibraryFigures, Task<T>> ask) => app.ActAsSystemAsync(s => ask(s.GetRequiredService<ILibraryFigures>()));

    private Task LendAsync(Site school, int register, int number, string className, Guid? person, string at) => app.ExecuteAsync(
        """
        insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals, ended_at, "end")
        select gen_random_uuid(), @Id, id, @person, 0, @className, @at::timestamptz, current_date, 0, @at::timestamptz, 0 from library.copy where site_id = @Id and register = @register and number = @number
        """,
        new { school.Id, register, number, className, person, at });
}
