using System.Net;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ClassSetTests(LibraryApp app)
{
    [Fact]
    public async Task A_set_gives_every_pupil_the_next_copy_of_each_title_until_the_year_ends()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ClassAsync(school, "6A", "Trần An", "Lê Bình", "Ngô Cúc");
        var (maths, words) = (await app.TextbookAsync(librarian, "Toán 6", 4), await app.TextbookAsync(librarian, "Ngữ văn 6", 3));
        var page = await app.ClassPageAsync(school, "6A");

        (await librarian.OpenAsync(page)).TextsOf("#phat .check").ShouldBe(["Ngữ văn 6 còn 3 bản", "Toán 6 còn 4 bản"]);
        var lent = await LendAsync(librarian, page, [maths, words]);

        lent.ShouldSay("Đã phát 6 bản, hạn trả 31/5/");
        Rows(lent).ShouldBe(["Trần An GK000005 GK000001", "Lê Bình GK000006 GK000002", "Ngô Cúc GK000007 GK000003"]);
        (await librarian.OpenAsync("/quan-tri/muon-theo-lop")).TextsOf("tbody td.num").ShouldBe(["6", "0"]);
    }

    [Fact]
    public async Task Who_has_a_title_gets_no_second_copy()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An", "Lê Bình");
        var maths = await app.TextbookAsync(librarian, "Toán 6", 5);
        var page = await app.ClassPageAsync(school, "6A");
        await app.ScanAsync(librarian, "GK000003", pupils[1].Id);

        (await librarian.OpenAsync($"{page}?sach={maths}")).Document.QuerySelectorAll("#phat [name=Pupils][checked]").Length.ShouldBe(1);
        Rows(await LendAsync(librarian, page, [maths], pupils)).ShouldBe(["Trần An GK000001", "Lê Bình GK000003"]);
        (await LendAsync(librarian, page, [maths], pupils)).ShouldSay("đã có đủ bộ sách này");
    }

    [Fact]
    public async Task A_book_that_became_a_textbook_later_is_one_of_the_grid_and_is_not_lent_twice()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An");
        var page = await app.ClassPageAsync(school, "6A");
        await app.BooksAsync(librarian, "Atlat địa lí", 2);
        var atlas = await app.Database.QuerySingleAsync<string>("update library.title set kind = 0 where site_id = @Id returning public_id", new { school.Id });

        Rows(await LendAsync(librarian, page, [atlas], pupils)).ShouldBe(["Trần An TK000001"]);
        (await LendAsync(librarian, page, [atlas], pupils)).ShouldSay("đã có đủ bộ sách này");
    }

    [Fact]
    public async Task Where_there_are_not_enough_nothing_is_lent_until_the_librarian_says_so()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An", "Lê Bình", "Ngô Cúc");
        var (maths, words) = (await app.TextbookAsync(librarian, "Toán 6", 1), await app.TextbookAsync(librarian, "Ngữ văn 6", 3));
        var page = await app.ClassPageAsync(school, "6A");

        var asked = await librarian.ReadAsync(await PostLendAsync(librarian, page, [maths, words], pupils));
        asked.ShouldSay("Chưa phát cuốn nào").ShouldSay("thiếu 2 bản Toán 6.").ShouldNotSay("bản Ngữ văn 6");
        (await app.LoansAsync(school)).ShouldBe(0);

        using var partly = await librarian.PostAsync($"{page}?handler=Lend", asked.FieldsOf(".note form"));
        (await librarian.OpenAsync(page)).ShouldSay("Đã phát 4 bản").ShouldSay("Còn thiếu 2 bản Toán 6");
        (await app.LoansAsync(school)).ShouldBe(4);
    }

    [Fact]
    public async Task Who_would_have_more_than_the_rules_allow_is_named()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An", "Lê Bình");
        var (maths, words) = (await app.TextbookAsync(librarian, "Toán 6", 2), await app.TextbookAsync(librarian, "Ngữ văn 6", 2));
        var page = await app.ClassPageAsync(school, "6A");
        await app.ScanAsync(librarian, "GK000001", pupils[0].Id);
        await app.Database.ExecuteAsync("insert into library.lending_rule values (@Id, 0, true, 1, null, 0)", new { school.Id });

        var asked = await librarian.ReadAsync(await PostLendAsync(librarian, page, [words], pupils));
        asked.ShouldSay("Quá 1 cuốn theo nội quy: Trần An.").TextOf(".note form button").ShouldBe("Vẫn cho mượn");
        (await app.LoansAsync(school)).ShouldBe(1);

        using var despite = await librarian.PostAsync($"{page}?handler=Lend", asked.FieldsOf(".note form"));
        (await app.LoansAsync(school)).ShouldBe(3);
        (await LendAsync(librarian, page, [maths], [pupils[1]], ("Despite", "true"))).ShouldSay("Đã phát 1 bản");
    }

    [Fact]
    public async Task The_last_set_is_taken_back_within_a_day()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ClassAsync(school, "6A", "Trần An", "Lê Bình");
        var maths = await app.TextbookAsync(librarian, "Toán 6", 2);
        var page = await app.ClassPageAsync(school, "6A");
        var lent = await LendAsync(librarian, page, [maths]);

        using var undone = await librarian.PostAsync($"{page}?handler=Undo", lent.FieldsOf("form[action*='handler=Undo']"));
        (await librarian.OpenAsync(page)).ShouldSay("Đã hoàn tác lần phát: 2 bản").Document.QuerySelector("form[action*='handler=Undo']").ShouldBeNull();
        (await app.LoansAsync(school)).ShouldBe(0);

        var again = await LendAsync(librarian, page, [maths]);
        await app.Database.ExecuteAsync("update library.loan set lent_at = lent_at - interval '25 hours' where site_id = @Id", new { school.Id });
        using var late = await librarian.PostAsync($"{page}?handler=Undo", again.FieldsOf("form[action*='handler=Undo']"));
        (await librarian.OpenAsync(page)).ShouldSay("Không hoàn tác được nữa");
        (await app.LoansAsync(school)).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_not_chosen_well_is_said()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An");
        var novel = await app.TitleAsync(librarian, "Tắt đèn");
        var maths = await app.TextbookAsync(librarian, "Toán 6", 1);
        var page = await app.ClassPageAsync(school, "6A");

        (await LendAsync(librarian, page, [novel], pupils)).ShouldSay("Chọn ít nhất một nhan đề");
        (await LendAsync(librarian, page, [maths], [])).ShouldSay("Chọn ít nhất một em");
        (await LendAsync(librarian, page, [maths], [new Pupil(librarian.Person, "", "")])).ShouldSay("Chọn ít nhất một em");
        (await app.LoansAsync(school)).ShouldBe(0);
    }

    [Fact]
    public async Task The_neighbours_class_is_unknown()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, "6A", "Trần An");
        var maths = await app.TextbookAsync(librarian, "Toán 6", 2);
        var page = await app.ClassPageAsync(school, "6A");
        await LendAsync(librarian, page, [maths]);
        var loan = await app.Database.QuerySingleAsync<Guid>("select id from library.loan where site_id = @Id", new { school.Id });
        var (own, other) = await app.SchoolAsync();
        await app.ClassAsync(own, "6B", "Người Khác");
        var ownPage = await app.ClassPageAsync(own, "6B");

        (await other.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{page}/ki-nhan.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{ownPage}?who={pupils[0].Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "Lend", "Return", "Scan", "Undo" })
            (await other.PostAsync($"{page}?handler={handler}", Fields.Of(("Loans", $"{loan}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        (await other.PostAsync($"{ownPage}?handler=Return", Fields.Of(("Loans", $"{loan}"), ("Rows", $"{pupils[0].Id}"), ("Lost", $"{loan}")))).Dispose();
        (await other.OpenAsync(ownPage)).ShouldSay("Chưa đánh dấu cuốn nào");
        (await other.PostAsync($"{ownPage}?handler=Scan", Fields.Of(("Typed", "GK000001")))).Dispose();
        (await other.OpenAsync(ownPage)).ShouldSay("Không có cuốn sách nào mang số");
        (await LendAsync(other, ownPage, [maths], pupils)).ShouldSay("Chọn ít nhất một nhan đề");
        (await app.LoansAsync(school)).ShouldBe(1);
    }

    /// <summary>Names and numbers as they stand in the grid.</summary>
    internal static string[] Rows(Page page) => [.. page.Document.QuerySelectorAll(".set-grid tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th > span, td > .check").Select(cell => cell.TextContent.Split(": ")[^1].Trim())))];

    /// <summary>To all who are ticked when the page comes.</summary>
    internal static async Task<Page> LendAsync(Visitor librarian, string page, string[] titles)
    {
        using var answer = await librarian.PostFormAsync($"{page}?{string.Join('&', titles.Select(t => $"sach={t}"))}", form: "#phat form[method=post]");
        return await librarian.OpenAsync(page);
    }

    private static async Task<Page> LendAsync(Visitor librarian, string page, string[] titles, IEnumerable<Pupil> pupils, params (string, string)[] more)
    {
        (await PostLendAsync(librarian, page, titles, pupils, more)).Dispose();
        return await librarian.OpenAsync(page);
    }

    private static Task<HttpResponseMessage> PostLendAsync(Visitor librarian, string page, string[] titles, IEnumerable<Pupil> pupils, params (string, string)[] more)
        => librarian.PostAsync($"{page}?handler=Lend", Fields.Of([.. titles.Select(t => ("sach", t)), .. pupils.Select(p => ("Pupils", $"{p.Id}")), .. more]));
}
