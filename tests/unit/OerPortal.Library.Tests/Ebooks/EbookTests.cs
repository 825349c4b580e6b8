using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Jobs;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests.Ebooks;

/// <summary>E-books go out and come back through the loans, rules and queues of printed ones.</summary>
public sealed class EbookTests(LibraryApp app)
{
    [Fact]
    public async Task A_pupil_borrows_reads_and_gives_back_and_the_next_one_who_waits_gets_it()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        (await app.LicenceAsync(librarian, book, 1, more: [("Input.Document", "HĐ 15/2026")])).ShouldSay("Đã thêm giấy phép").ShouldSay("HĐ 15/2026");
        var (first, second) = (await app.PupilAsync(school, "Kiều Oanh"), await app.PupilAsync(school, "Ngô Sáu"));
        using var reads = app.SignIn(first.Person);
        using var waits = app.SignIn(second.Person);

        (await reads.OpenAsync($"/hoc-lieu/{book.PublicId}")).ShouldSay("1 bản, còn 1, mượn ngay");
        (await book.PressAsync(reads, "Borrow")).ShouldSay("Đã mượn");
        (await reads.OpenAsync("/toi/sach-muon")).ShouldSay(book.Title).ShouldSay("Đọc đến hết ngày");
        (await waits.OpenAsync($"/sach-dien-tu/{book.PublicId}")).ShouldSay("1 bản, đang cho mượn hết").Document.QuerySelector("form[action*='handler=Borrow']").ShouldBeNull();
        (await book.PressAsync(waits, "Hold")).ShouldSay("Đã đặt chỗ").ShouldSay("Thứ 1 trong hàng chờ");
        (await reads.OpenAsync($"/sach-dien-tu/{book.PublicId}")).Document.QuerySelector("form[action*='handler=Renew']").ShouldBeNull("somebody waits");
        (await librarian.OpenAsync($"/quan-tri/sach-dien-tu/{book.PublicId}")).ShouldSay("Kiều Oanh").ShouldSay("Ngô Sáu");

        (await book.PressAsync(reads, "Return")).ShouldSay("Đã trả sách");
        (await reads.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await app.WorkIsDoneAsync();
        (await waits.OpenAsync("/toi/thong-bao")).ShouldSay("Đến lượt bạn mượn “" + book.Title);
        (await book.PressAsync(waits, "Borrow")).ShouldSay("Đã mượn");
        (await waits.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reads.OpenAsync("/toi/sach-muon")).TextsOf("section h2").ShouldContain("Đã mượn");
    }

    [Fact]
    public async Task The_last_copy_goes_out_once_however_many_ask_at_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => BorrowAsync(book, Guid.CreateVersion7())));

        answers.Count(a => a.Trouble is null).ShouldBe(2);
        answers.Where(a => a.Trouble is not null).ShouldAllBe(a => a.Trouble == EbookTrouble.AllLent);
        (await OpenLoansAsync(book)).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_has_the_same_e_book_twice()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 10);
        var one = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => BorrowAsync(book, one)));

        answers.Count(a => a.Trouble is null).ShouldBe(1);
        (await OpenLoansAsync(book)).ShouldBe(1);
    }

    [Fact]
    public async Task The_rules_count_e_books_by_themselves_and_who_owes_a_book_brings_it_first()
    {
        var (school, librarian) = await app.SchoolAsync();
        var (one, two) = (await app.LentBookAsync(school, onlyBook: true), await app.LentBookAsync(school, onlyBook: true));
        await app.LicenceAsync(librarian, one, 3);
        await app.LicenceAsync(librarian, two, 3);
        await app.Database.ExecuteAsync("insert into library.lending_rule (site_id, reader, is_for_textbooks, is_for_ebooks, most, renewals, holds) values (@Id, 0, false, true, 1, 1, 1)", new { school.Id });
        var (many, owes) = (await app.PupilAsync(school, "Mai Thảo"), await app.PupilAsync(school, "Siu Hào"));
        using var reader = app.SignIn(many.Person);
        using var late = app.SignIn(owes.Person);

        (await one.PressAsync(reader, "Borrow")).ShouldSay("Đã mượn");
        (await two.PressAsync(reader, "Borrow")).ShouldSay("đủ 1 cuốn sách điện tử");
        var paper = await app.BooksAsync(librarian, "Tắt đèn", 1);
        await app.ScanAsync(librarian, paper[0], owes.Id);
        await app.Database.ExecuteAsync("update library.loan set due_on = due_on - 60 where person_id = @Id", new { owes.Id });
        (await two.PressAsync(late, "Borrow")).ShouldSay("sách in quá hạn");
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={many.Id}")).ShouldSay("Sách điện tử").ShouldSay(one.Title);
    }

    [Fact]
    public async Task What_is_not_borrowed_in_time_goes_to_the_next_when_nobody_looks()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 1);
        using var has = app.SignIn((await app.PupilAsync(school, "Kiều Oanh")).Person);
        using var first = app.SignIn((await app.PupilAsync(school, "Ngô Sáu")).Person);
        using var second = app.SignIn((await app.PupilAsync(school, "Siu Hào")).Person);
        await book.PressAsync(has, "Borrow");
        await book.PressAsync(first, "Hold");
        await book.PressAsync(second, "Hold");
        await book.PressAsync(has, "Return");
        await app.Database.ExecuteAsync("update library.hold set keep_until = '2020-01-01' where site_id = @Id and keep_until is not null and ended_at is null", new { school.Id });

        await app.ActAsSystemAsync(s => s.GetRequiredService<SettleEbooksJob>().RunAsync(new SettleEbooks(), null!, LibraryApp.Ct));
        await app.WorkIsDoneAsync();

        (await second.OpenAsync("/toi/thong-bao")).ShouldSay("Đến lượt bạn mượn");
        (await first.OpenAsync("/toi/thong-bao")).ShouldSay("sách dành cho bạn kế tiếp");
        (await book.PressAsync(second, "Borrow")).ShouldSay("Đã mượn");
        (await librarian.OpenAsync("/quan-tri/dat-giu")).ShouldNotSay(book.Title);
    }

    [Fact]
    public async Task A_paper_book_and_its_e_book_stand_beside_each_other()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 2);
        var title = await app.TitleAsync(librarian, book.Title, ("Input.People", "Nguyễn Ngọc Đảo; Lê Sóng minh hoạ"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, 1)));
        using var guest = app.Guest(school);

        (await guest.OpenAsync($"/sach-in/{title}")).ShouldSay("Bản điện tử: 2 bản, còn 2, mượn ngay");
        (await guest.OpenAsync($"/sach-dien-tu/{book.PublicId}")).ShouldSay("Thư viện có bản in của cuốn này");
    }

    [Fact]
    public async Task A_licence_that_shrinks_or_ends_lets_loans_go_on_to_their_day_and_lends_no_more()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 2);
        using var reader = app.SignIn((await app.PupilAsync(school, "Hoàng Kim")).Person);
        using var another = app.SignIn((await app.PupilAsync(school, "Nay Tư")).Person);
        await book.PressAsync(reader, "Borrow");

        (await librarian.PostFormAsync($"/quan-tri/sach-dien-tu/{book.PublicId}", form: "form[action*='handler=Close']")).Dispose();

        (await reader.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.PostAsync($"/sach-dien-tu/{book.PublicId}?handler=Renew", [])).Headers.Location!.ToString().ShouldEndWith("khong-gia-han");
        (await another.OpenAsync($"/sach-dien-tu/{book.PublicId}")).ShouldSay("đã hết").Document.QuerySelector("form[action*='handler=Borrow']").ShouldBeNull();
        (await another.PostAsync($"/sach-dien-tu/{book.PublicId}?handler=Borrow", [])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OpenLoansAsync(book)).ShouldBe(1);
    }

    [Fact]
    public async Task A_loan_lasts_no_longer_than_its_licence_and_only_whom_it_is_for_borrows()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        var last = Lending.DueDays.NextOpen(DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(7).DateTime).AddDays(2), [], new HashSet<DateOnly>());
        await app.LicenceAsync(librarian, book, 2, 14, ("Input.Ends", $"{last:yyyy-MM-dd}"), ("Input.Readers", "Staff"));
        using var pupil = app.SignIn((await app.PupilAsync(school, "Đoàn Ba")).Person);
        using var teacher = await app.SignInAsTeacherAsync(school);

        (await book.PressAsync(pupil, "Borrow")).ShouldSay("không dành cho bạn");
        (await book.PressAsync(teacher, "Borrow")).ShouldSay("Còn 2 ngày");
    }

    [Fact]
    public async Task Licences_that_are_wrong_are_told_at_their_fields_and_nothing_typed_is_lost()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);

        var page = await app.LicenceAsync(librarian, book, 0, 5, ("Input.Starts", "2026-05-01"), ("Input.Ends", "2026-04-01"), ("Input.Supplier", "Nhà xuất bản Kim Đồng"));

        page.ShouldSay("Ngày cuối phải sau ngày đầu");
        page.Document.QuerySelector("[name='Input.Supplier']")!.GetAttribute("value").ShouldBe("Nhà xuất bản Kim Đồng");
        (await app.Database.QuerySingleAsync<long>("select count(*) from library.ebook_licence where site_id = @Id", new { school.Id })).ShouldBe(0);
    }

    [Fact]
    public async Task E_books_are_in_no_register_and_on_no_shelf_but_their_loans_count()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        await app.LicenceAsync(librarian, book, 3);
        using var reader = app.SignIn((await app.PupilAsync(school, "Rơ Châm Pin")).Person);
        await book.PressAsync(reader, "Borrow");

        var figures = app.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<ILibraryFigures>();
        (await figures.StockAsync(school.Id, LibraryApp.Ct)).ShouldBeEmpty();
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(7).DateTime);
        (await figures.LendingAsync(school.Id, day, day, LibraryApp.Ct)).Kinds.ShouldBe([new KindLending(StockKind.Ebook, 1)]);
        (await librarian.OpenAsync("/quan-tri/sach")).ShouldNotSay(book.Title);
        (await librarian.OpenAsync("/quan-tri/kho-sach")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.ScanAsync(librarian, "DT000001")).ShouldNotSay(book.Title);
        (await librarian.OpenAsync("/quan-tri/sach-dien-tu")).ShouldSay(book.Title);
    }

    [Fact]
    public async Task What_the_department_lends_opens_to_readers_of_all_its_schools()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        using var keeper = await app.SignInAsLibrarianAsync(app.Portal);
        (await app.LicenceAsync(keeper, book, 1)).ShouldSay("Đã thêm giấy phép");
        var neighbour = await app.CreateSchoolAsync();
        var pupil = await app.PupilAsync(neighbour, "Ksor Mai");
        using var atSchool = app.SignIn(pupil.Person, neighbour);
        using var atPortal = app.SignIn(pupil.Person, app.Portal);

        (await atSchool.OpenAsync($"/sach-dien-tu/{book.PublicId}")).ShouldSay("Mượn ở nơi khác").ShouldSay(app.Portal.Name);
        (await book.PressAsync(atPortal, "Borrow")).ShouldSay("Đã mượn");

        (await atSchool.GetAsync($"/an-pham/{book.Epub}/c1.xhtml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await atSchool.OpenAsync("/toi/sach-muon")).ShouldSay(book.Title);
    }

    private Task<EbookAnswer> BorrowAsync(LentBook book, Guid person)
        => app.ActAsSystemAsync(
            async s =>
            {
                var title = await s.GetRequiredService<EbookShelf>().TitleAsync(book.PublicId, LibraryApp.Ct);
                return await s.GetRequiredService<EbookDesk>().BorrowAsync(title!, new Reader(person, "Ai Đó", ReaderKind.Pupil), LibraryApp.Ct);
            },
            book.School);

    private Task<long> OpenLoansAsync(LentBook book) => app.Database.QuerySingleAsync<long>(
        "select count(*) from library.loan l join library.title t on t.id = l.ebook_title_id where t.resource_public_id = @PublicId and l.ended_at is null", new { book.PublicId });
}
