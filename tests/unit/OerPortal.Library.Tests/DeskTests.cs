using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class DeskTests(LibraryApp app)
{
    [Fact]
    public async Task A_card_then_a_book_is_a_loan_and_the_book_again_is_its_end()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Dế Mèn phiêu lưu ký", 2);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");

        (await app.ScanAsync(librarian, $"https://kho.example.vn{school.PathPrefix}/the/{lan.Card}")).ShouldSay("Nguyễn Thị Lan").ShouldSay("Lớp 6A").ShouldSay("0 / 3");
        var lent = await app.ScanAsync(librarian, books[0], lan.Id);
        lent.ShouldSay("Nguyễn Thị Lan mượn “Dế Mèn phiêu lưu ký”, hạn trả").ShouldSay("1 / 3");
        lent.Document.QuerySelector("#loan-said")!.GetAttribute("data-sound").ShouldBe("good");
        (await librarian.OpenAsync("/quan-tri/sach?q=de men")).TextsOf("tbody td.num").ShouldBe(["2", "1"]);

        // As it is typed by hand, without a reader at the desk: who brings it is.
        var back = await app.ScanAsync(librarian, "tk 1");
        back.ShouldSay("Đã nhận lại “Dế Mèn phiêu lưu ký” của Nguyễn Thị Lan").ShouldSay("Không giữ cuốn nào");
        (await librarian.OpenAsync("/quan-tri/sach?q=de men")).TextsOf("tbody td.num").ShouldBe(["2", "2"]);
    }

    [Fact]
    public async Task A_reader_is_found_by_part_of_a_name_and_chosen_among_namesakes()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilAsync(school, "Y Blưm Niê");
        await app.PupilAsync(school, "Trần Văn Thịnh", "6A");
        await app.PupilAsync(school, "Lê Hoài Thịnh", "6B");

        (await app.ScanAsync(librarian, "blum")).TextOf("#reader-name").ShouldBe("Y Blưm Niê");
        var both = await app.ScanAsync(librarian, "thinh");
        both.TextsOf("#loan-rest .card li").ShouldBe(["Lê Hoài Thịnh Lớp 6B · " + NumberOf(both, 0), "Trần Văn Thịnh Lớp 6A · " + NumberOf(both, 1)]);
        (await app.ScanAsync(librarian, "thinh 6B")).TextOf("#reader-name").ShouldBe("Lê Hoài Thịnh");
        (await app.ScanAsync(librarian, librarian.Person.DisplayName)).TextOf("#reader-name").ShouldBe(librarian.Person.DisplayName);
        (await app.ScanAsync(librarian, "Không Có Ai")).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào");
        (await app.ScanAsync(librarian, "   ")).ShouldSay("Chưa đọc được gì");

        static string NumberOf(Page page, int at) => page.TextsOf("#loan-rest .card li span")[at].Split(" · ")[1];
    }

    [Fact]
    public async Task The_rules_refuse_and_the_librarian_decides()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tuổi thơ dữ dội", 5);
        var pupil = await app.PupilAsync(school, "H Linh Êban");
        foreach (var book in books.Take(3))
            await app.ScanAsync(librarian, book, pupil.Id);

        (await app.ScanAsync(librarian, books[3], pupil.Id)).ShouldSay("đã giữ đủ 3 cuốn").ShouldSay("3 / 3");
        await app.Database.ExecuteAsync("update library.loan set due_on = due_on - 40, lent_at = lent_at - interval '40 days' where site_id = @Id", new { school.Id });
        var overdue = await app.ScanAsync(librarian, books[3], pupil.Id);
        overdue.ShouldSay("còn sách quá hạn").ShouldSay("Quá hạn");
        using var despite = await librarian.PostAsync(
            $"/quan-tri/muon-tra?handler=Lend&readerId={pupil.Id}", Fields.Of(("copy", overdue.Document.QuerySelector("form[action*='handler=Lend'] [name=copy]")!.GetAttribute("value")!)));
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={pupil.Id}")).ShouldSay("4 / 3");
        (await app.ScanAsync(librarian, books[0])).ShouldSay("trễ");
    }

    [Fact]
    public async Task A_slip_of_the_hand_is_taken_back()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Góc sân và khoảng trời", 1);
        var (an, be) = (await app.PupilAsync(school, "Trần An"), await app.PupilAsync(school, "Trần Bé"));

        await app.ScanAsync(librarian, books[0], an.Id);
        await UndoAsync(librarian, an);
        (await librarian.OpenAsync(At(an))).ShouldSay("Không giữ cuốn nào");

        await app.ScanAsync(librarian, books[0], an.Id);
        var back = await app.ScanAsync(librarian, books[0], an.Id);
        var loan = back.Document.QuerySelector("#loan-said [name=loan]")!.GetAttribute("value")!;
        await UndoAsync(librarian, an);
        (await librarian.OpenAsync(At(an))).ShouldSay("1 / 3");

        await app.ScanAsync(librarian, books[0], an.Id);
        await app.ScanAsync(librarian, books[0], be.Id);
        (await librarian.PostAsync($"/quan-tri/muon-tra?handler=Undo", Fields.Of(("loan", loan)))).Dispose();
        (await librarian.OpenAsync("/quan-tri/muon-tra")).ShouldSay("Không hoàn tác được nữa");
        (await librarian.OpenAsync(At(be))).ShouldSay("1 / 3");
    }

    [Fact]
    public async Task A_loan_is_renewed_as_often_as_the_rules_allow()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Hai vạn dặm dưới biển", 1);
        var pupil = await app.PupilAsync(school, "Phạm Minh");
        await app.ScanAsync(librarian, books[0], pupil.Id);
        await app.Database.ExecuteAsync("update library.loan set due_on = due_on - 10 where site_id = @Id", new { school.Id });

        await RenewAsync(librarian, pupil);
        (await librarian.OpenAsync(At(pupil))).ShouldSay("Đã gia hạn");
        await RenewAsync(librarian, pupil);
        var enough = await librarian.OpenAsync(At(pupil));

        enough.ShouldSay("đã gia hạn đủ số lần").Document.QuerySelector("#loan-said form[action*='handler=Renew']").ShouldNotBeNull();
        (await app.Database.QuerySingleAsync<int>("select renewals from library.loan where site_id = @Id", new { school.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_book_is_found_again_when_it_is_scanned()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Cây khế", 1, BookKind.Children);
        var pupil = await app.PupilAsync(school, "Vũ Hà");
        await app.ScanAsync(librarian, books[0], pupil.Id);

        (await librarian.PostFormAsync(At(pupil), Fields.Of(("end", "Lost")), "form[action*='handler=Return']")).Dispose();
        (await librarian.OpenAsync(At(pupil))).ShouldSay("làm mất").ShouldSay("Không giữ cuốn nào");
        (await librarian.OpenAsync("/quan-tri/sach")).TextsOf("tbody td.num").ShouldBe(["0", "0"]);
        (await app.ScanAsync(librarian, books[0])).ShouldSay("trở lại giá");
        (await librarian.OpenAsync("/quan-tri/sach")).TextsOf("tbody td.num").ShouldBe(["1", "1"]);
    }

    [Fact]
    public async Task The_last_copy_is_lent_once_however_many_try()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Những người khốn khổ", 1);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => app.PupilAsync(school, $"Học Sinh {n}")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => app.ActAsSystemAsync(
            async s =>
            {
                var desk = s.GetRequiredService<LoanDesk>();
                var copy = (await desk.FindCopyAsync(books[0], LibraryApp.Ct))!;
                return await desk.LendAsync(copy, new Reader(pupils[n % 10].Id, pupils[n % 10].Name, ReaderKind.Pupil), false, LibraryApp.Ct);
            },
            school)));

        answers.Count(a => a.Loan is not null).ShouldBe(1);
        answers.Where(a => a.Loan is null).ShouldAllBe(a => a.Trouble == LendTrouble.IsLent);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id", new { school.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task A_script_gets_the_answer_without_the_menus_around_it()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Góc sân và khoảng trời", 1);
        var pupil = await app.PupilAsync(school, "Rơ Châm Phương");
        await app.ScanAsync(librarian, books[0], pupil.Id);
        (await librarian.OpenAsync(At(pupil))).Document.QuerySelectorAll("nav").ShouldNotBeEmpty();

        using var asked = new HttpRequestMessage(HttpMethod.Get, librarian.Url(At(pupil)));
        asked.Headers.Add("X-Only-Answer", "1");
        var answer = await librarian.ReadAsync(await librarian.Client.SendAsync(asked, LibraryApp.Ct));
        answer.ShouldSay("1 / 3");
        answer.Document.QuerySelectorAll("#loan-box, #loan-said, #loan-rest").Length.ShouldBe(3);
        answer.Document.QuerySelectorAll("nav").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_gets_the_answer_to_what_it_sent_at_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tiếng gà trưa", 1);
        var pupil = await app.PupilAsync(school, "H Wen");
        var desk = await librarian.OpenAsync(At(pupil));
        using var sent = new HttpRequestMessage(HttpMethod.Post, librarian.Url("/quan-tri/muon-tra"))
        {
            Content = new FormUrlEncodedContent(Fields.Of(
                ("readerId", $"{pupil.Id}"), ("Typed", books[0]), ("__RequestVerificationToken", desk.Document.QuerySelector("#loan-box [name=__RequestVerificationToken]")!.GetAttribute("value")!))),
        };
        sent.Headers.Add("X-Only-Answer", "1");

        using var answer = await librarian.Client.SendAsync(sent, LibraryApp.Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Address").Single().ShouldEndWith(At(pupil));
        (await librarian.ReadAsync(answer)).ShouldSay("Tiếng gà trưa").ShouldSay("H Wen").ShouldSay("1 / 3");
        (await librarian.OpenAsync(At(pupil))).TextsOf("#loan-said").Single().ShouldBeEmpty("it was said already");
    }

    [Fact]
    public async Task The_neighbours_books_and_readers_are_unknown()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Sách nhà bên", 1);
        var pupil = await app.PupilAsync(school, "Hàng Xóm");
        await app.ScanAsync(librarian, books[0], pupil.Id);
        var loan = await app.Database.QuerySingleAsync<Guid>("select id from library.loan where site_id = @Id", new { school.Id });
        var (_, other) = await app.SchoolAsync();

        (await app.ScanAsync(other, books[0])).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào");
        (await app.ScanAsync(other, pupil.Card)).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào");
        (await app.ScanAsync(other, "Hàng Xóm")).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào");
        (await other.GetAsync($"/quan-tri/muon-tra?readerId={pupil.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/quan-tri/muon-tra?readerId={librarian.Person.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "Return", "Renew", "Undo" })
            (await other.PostAsync($"/quan-tri/muon-tra?handler={handler}", Fields.Of(("loan", $"{loan}"), ("end", "Returned")))).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
    }

    private static string At(Pupil pupil) => $"/quan-tri/muon-tra?readerId={pupil.Id}";

    private static async Task RenewAsync(Visitor librarian, Pupil pupil) => (await librarian.PostFormAsync(At(pupil), form: "form[action*='handler=Renew']")).Dispose();

    private static async Task UndoAsync(Visitor librarian, Pupil pupil) => (await librarian.PostFormAsync(At(pupil), form: "form[action*='handler=Undo']")).Dispose();
}
