using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class CompensationTests(LibraryApp app)
{
    private const string Desk = "/quan-tri/boi-thuong";

    [Fact]
    public async Task A_lost_book_is_made_good_with_a_receipt_that_prints_the_same_again()
    {
        var (school, librarian) = await app.SchoolAsync();
        var loan = await LostAsync(school, librarian, "Đồi gió hú", "Hà Ngân");

        (await librarian.OpenAsync(Desk)).ShouldSay("Hà Ngân · Lớp 6A").ShouldSay("Đồi gió hú");
        var form = await librarian.OpenAsync($"{Desk}/{loan}");
        form.Document.QuerySelector("[name=Amount]")!.GetAttribute("value").ShouldBe("45.000", "what the book cost");
        (await librarian.ReadAsync(await librarian.PostFormAsync($"{Desk}/{loan}", Fields.Of(("Kind", "Money"), ("Amount", "nhiều"))))).Document.QuerySelectorAll(".field.wrong").Length.ShouldBe(1);
        using var taken = await librarian.PostFormAsync($"{Desk}/{loan}", Fields.Of(("Kind", "Money"), ("Amount", "60.000")));
        taken.Headers.Location!.ToString().ShouldEndWith("?xong=thu");

        var page = await librarian.OpenAsync(Desk);
        page.TextsOf("main h2").ShouldBe(["Phiếu đã lập"]);
        var paper = await PaperAsync(librarian, page);
        paper.ShouldContain("Hà Ngân");
        paper.ShouldContain("60.000 đồng");
        await app.Database.ExecuteAsync("update library.title set name = 'Tên khác' where site_id = @Id", new { school.Id });
        (await PaperAsync(librarian, page)).ShouldBe(paper);
    }

    [Fact]
    public async Task A_wrong_receipt_is_cancelled_in_sight_and_numbers_go_on_without_a_gap()
    {
        var (school, librarian) = await app.SchoolAsync();
        var loan = await LostAsync(school, librarian, "Ông lão đánh cá", "Mã Lệ");
        (await librarian.PostFormAsync($"{Desk}/{loan}", Fields.Of(("Kind", "Money"), ("Amount", "1")))).Dispose();

        (await librarian.ReadAsync(await librarian.PostFormAsync(Desk, Fields.Of(("Why", " ")), "form[action*='handler=Cancel']"))).ShouldSay("Ghi lí do");
        (await librarian.PostFormAsync(Desk, Fields.Of(("Why", "Gõ nhầm số tiền")), "form[action*='handler=Cancel']")).Headers.Location!.ToString().ShouldEndWith("?xong=huy");
        (await librarian.PostFormAsync($"{Desk}/{loan}", Fields.Of(("Kind", "SameBook")))).Dispose();

        var page = await librarian.OpenAsync(Desk);
        page.ShouldSay("Đã huỷ: Gõ nhầm số tiền").TextsOf("tbody th").ShouldBe(["2", "1"]);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Database.ExecuteAsync("update library.compensation set amount = 5 where site_id = @Id and number = 2", new { school.Id }))).SqlState.ShouldBe("OL001");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Database.ExecuteAsync("delete from library.compensation where site_id = @Id", new { school.Id }))).SqlState.ShouldBe("OL001");
    }

    [Fact]
    public async Task Two_who_take_it_at_once_write_one_receipt()
    {
        var (school, librarian) = await app.SchoolAsync();
        var loan = await LostAsync(school, librarian, "Bông hồng vàng", "Trà My");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var desk = app.SignIn(librarian.Person, school);
            using var answer = await desk.PostFormAsync($"{Desk}/{loan}", Fields.Of(("Kind", "Money"), ("Amount", "45000")));
            return answer.Headers.Location!.ToString().Split('=')[^1];
        }));

        answers.Count(a => a == "thu").ShouldBe(1);
        (await app.Database.QueryAsync<int>("select number from library.compensation where site_id = @Id", new { school.Id })).ShouldBe([1]);
    }

    private async Task<Guid> LostAsync(Site school, Visitor librarian, string book, string reader)
    {
        var books = await app.BooksAsync(librarian, book, 1);
        var pupil = await app.PupilAsync(school, reader);
        await app.ScanAsync(librarian, books[0], pupil.Id);
        (await librarian.PostFormAsync($"/quan-tri/muon-tra?readerId={pupil.Id}", Fields.Of(("end", "Lost")), "form[action*='handler=Return']")).Dispose();
        return await app.Database.QuerySingleAsync<Guid>("select id from library.loan where site_id = @Id", new { school.Id });
    }

    private static async Task<string> PaperAsync(Visitor librarian, Page page)
    {
        using var answer = await librarian.GetAsync(page.Document.QuerySelector("a[href*='handler=Pdf']")!.GetAttribute("href")![librarian.Site.PathPrefix.Length..]);
        return string.Join(' ', await Printed.PagesAsync(await answer.Content.ReadAsByteArrayAsync(LibraryApp.Ct)));
    }
}
