using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ClassReturnTests(LibraryApp app)
{
    [Fact]
    public async Task Cells_rows_and_columns_come_back_at_once_and_some_are_damaged_or_lost()
    {
        var (school, librarian, page, pupils) = await LentAsync("Trần An", "Lê Bình", "Ngô Cúc");
        var loans = (await app.Database.QueryAsync<(int Number, Guid Id)>("select c.number, l.id from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id", new { school.Id })).ToDictionary(l => l.Number, l => l.Id);
        var maths = await app.Database.QuerySingleAsync<Guid>("select id from library.title where site_id = @Id and name = 'Toán 6'", new { school.Id });

        // Toán is 1 to 3, Ngữ văn 4 to 6: all of Toán but the lost one, and the row of Cúc with a damaged one.
        using var answer = await librarian.PostAsync(
            $"{page}?handler=Return", Fields.Of(("Columns", $"{maths}"), ("Lost", $"{loans[2]}"), ("Rows", $"{pupils[2].Id}"), ("Damaged", $"{loans[6]}"), ("Loans", $"{loans[6]}")));

        var after = await librarian.OpenAsync(page);
        after.ShouldSay("Đã ghi trả 4 bản");
        ClassSetTests.Rows(after).ShouldBe(["Trần An GK000004", "Lê Bình GK000005", "Ngô Cúc"]);
        (await app.Database.QueryAsync<(int, int)>("select number, state from library.copy where site_id = @Id and state > 0 order by 1", new { school.Id })).ShouldBe([(2, 1), (6, 2)]);
        (await app.Database.QueryAsync<int>("select \"end\" from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id and ended_at is not null order by number", new { school.Id })).ShouldBe([0, 1, 0, 2]);
    }

    [Fact]
    public async Task Nothing_ticked_is_said()
    {
        var (_, librarian, page, _) = await LentAsync("Trần An");

        (await librarian.PostFormAsync(page, form: "form[action*='handler=Return']")).Dispose();

        (await librarian.OpenAsync(page)).ShouldSay("Chưa đánh dấu cuốn nào");
    }

    [Fact]
    public async Task A_large_grid_may_be_ticked_cell_by_cell()
    {
        var (school, librarian, page, _) = await LentAsync("Trần An");
        var loans = await app.Database.QueryAsync<Guid>("select id from library.loan where site_id = @Id", new { school.Id });

        using var answer = await librarian.PostAsync($"{page}?handler=Return", loans.Concat(Enumerable.Range(0, 2000).Select(_ => Guid.CreateVersion7())).Select(id => KeyValuePair.Create("Loans", $"{id}")));

        (await librarian.OpenAsync(page)).ShouldSay("Đã ghi trả 2 bản");
    }

    [Fact]
    public async Task Every_tick_of_the_grid_names_pupil_and_title()
    {
        var (_, librarian, page, _) = await LentAsync("Trần An", "Lê Bình");

        var grid = await librarian.OpenAsync(page);

        foreach (var name in new[] { "Loans", "Damaged", "Lost" })
        {
            var labels = grid.TextsOf($"label:has([name={name}])");
            labels.Count.ShouldBe(4, name);
            labels.ShouldAllBe(label => (label.Contains("Trần An") || label.Contains("Lê Bình")) && (label.Contains("Toán 6") || label.Contains("Ngữ văn 6")));
        }
        grid.TextsOf("label:has([name=Rows])").ShouldBe(["Cả hàng Trần An", "Cả hàng Lê Bình"]);
        grid.TextsOf("label:has([name=Columns])").ShouldBe(["Cả cột Ngữ văn 6", "Cả cột Toán 6"]);
    }

    [Fact]
    public async Task A_scanned_copy_comes_back_from_whoever_has_it()
    {
        var (school, librarian, page, pupils) = await LentAsync("Trần An", "Lê Bình");
        var stranger = await app.PupilAsync(school, "Võ Dung", "6B");
        await app.BooksAsync(librarian, "Tắt đèn", 1);
        await app.ScanAsync(librarian, "TK000001", stranger.Id);

        (await ScanAsync(librarian, page, "gk 1")).ShouldSay("Đã nhận lại “Toán 6” (GK000001) của Trần An.");
        (await ScanAsync(librarian, page, "GK000001")).ShouldSay("không ghi cho ai mượn");
        (await ScanAsync(librarian, page, "TK000001")).ShouldSay("của Võ Dung, lớp 6B");
        (await ScanAsync(librarian, page, "GK000099")).ShouldSay("Không có cuốn sách nào mang số “GK000099”");
        (await ScanAsync(librarian, page, "  ")).ShouldSay("Chưa đọc được gì");
        (await app.LoansAsync(school)).ShouldBe(3);

        (await ScanAsync(librarian, page, stranger.Card)).ShouldSay("Không có cuốn sách nào mang số");
        (await ScanAsync(librarian, page, pupils[1].Card)).ShouldSay("Lê Bình mang sách đến").TextOf("#who [selected]").ShouldBe("Lê Bình");

        // Bình brings what An borrowed.
        var swapped = await ScanAsync(librarian, page, "GK000003", pupils[1]);
        swapped.ShouldSay("“Ngữ văn 6” (GK000003) đứng tên Trần An, không phải Lê Bình: đã nhận trả cho Trần An. Lê Bình vẫn còn giữ GK000004.");
        ClassSetTests.Rows(swapped).ShouldBe(["Trần An", "Lê Bình GK000004 GK000002"]);
        (await ScanAsync(librarian, page, "GK000002", pupils[0])).ShouldSay("đứng tên Lê Bình, không phải Trần An: đã nhận trả cho Lê Bình.").ShouldNotSay("vẫn còn giữ");
    }

    /// <summary>6A has "Toán 6" with the first numbers and "Ngữ văn 6" with the next.</summary>
    private async Task<(Site School, Visitor Librarian, string Page, IReadOnlyList<Pupil> Pupils)> LentAsync(params string[] names)
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", names);
        var (maths, words) = (await app.TextbookAsync(librarian, "Toán 6", names.Length), await app.TextbookAsync(librarian, "Ngữ văn 6", names.Length));
        var page = await app.ClassPageAsync(school, "6A");
        await ClassSetTests.LendAsync(librarian, page, [maths, words]);
        return (school, librarian, page, pupils);
    }

    private static async Task<Page> ScanAsync(Visitor librarian, string page, string typed, Pupil? bringer = null)
    {
        using var answer = await librarian.PostFormAsync(page, Fields.Of(("Typed", typed), ("who", $"{bringer?.Id}")), "form[action*='handler=Scan']");
        return await librarian.OpenAsync(answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..]);
    }
}
