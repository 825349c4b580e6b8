using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Jobs;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ShelfTests(LibraryApp app)
{
    private const string InMenu = "a[href$='/sach-in']";

    [Fact]
    public async Task Everybody_sees_what_stands_on_the_shelves_and_when_it_comes_back()
    {
        var (school, librarian) = await app.SchoolAsync();
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/sach-in")).ShouldSay("Chưa có sách nào");
        (await guest.OpenAsync("/dich-vu")).Document.QuerySelector(InMenu).ShouldBeNull();
        var books = await app.BooksAsync(librarian, "Sống mòn", 1);
        await app.TitleAsync(librarian, "Chưa về");

        var list = await guest.OpenAsync("/sach-in?q=song mon");
        list.ShouldSay("Sống mòn").ShouldSay("Còn 1 bản");
        (await guest.OpenAsync("/sach-in")).ShouldNotSay("Chưa về");
        (await guest.OpenAsync("/dich-vu")).Document.QuerySelector(InMenu).ShouldNotBeNull();
        var page = list.Document.QuerySelector("main .lines a")!.GetAttribute("href")!;
        await app.ScanAsync(librarian, books[0], (await app.PupilAsync(school, "Hồ Bí Mật")).Id);

        var lent = await guest.OpenAsync(page);
        lent.ShouldSay("Đang cho mượn hết").ShouldSay("Có lại sớm nhất sau ngày").ShouldNotSay("Hồ Bí Mật");
        using var neighbour = app.Guest((await app.SchoolAsync()).School);
        (await neighbour.GetAsync(page[school.PathPrefix.Length..])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_search_finds_what_is_on_the_shelf_too()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Vang bóng một thời", 2);
        using var reader = await app.SignInAsReaderAsync(school);

        var found = await reader.OpenAsync("/tim?q=vang bong mot thoi");
        found.TextsOf(".find-beside :is(h2, a, .tag)").ShouldBe(["Sách in ở thư viện", "Xem 1 nhan đề", "Vang bóng một thời", "Còn 2 bản"]);
        (await reader.OpenAsync("/tim?q=khong co that")).Document.QuerySelector(".find-beside").ShouldBeNull();
        using var elsewhere = app.Guest();
        (await elsewhere.OpenAsync("/tim?q=vang bong mot thoi")).Document.QuerySelector(".find-beside").ShouldBeNull();
    }

    [Fact]
    public async Task A_reader_sees_and_renews_their_own_loans()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Thép đã tôi thế đấy", 2);
        var pupil = await app.PupilAsync(school, "Đinh Lâm");
        using var at = app.SignIn(pupil.Person);
        (await at.OpenAsync("/toi/sach-muon")).ShouldSay("Không giữ cuốn nào");
        foreach (var book in books)
            await app.ScanAsync(librarian, book, pupil.Id);
        await app.Database.ExecuteAsync("update library.loan set due_on = due_on - 5 where site_id = @Id and copy_id = (select id from library.copy where barcode = 'TK000001' and site_id = @Id)", new { school.Id });

        (await at.PostFormAsync("/toi/sach-muon", form: "form[action*='handler=Renew']")).Headers.Location!.ToString().ShouldEndWith("?xong=gia-han");
        (await at.OpenAsync("/toi/sach-muon")).Document.QuerySelectorAll("form[action*='handler=Renew']").Length.ShouldBe(1, "one renewal for each");
        await app.Database.ExecuteAsync("update library.loan set due_on = '2020-01-01' where site_id = @Id", new { school.Id });
        (await at.OpenAsync("/toi/sach-muon")).ShouldSay("trễ").Document.QuerySelectorAll("form[action*='handler=Renew']").Length.ShouldBe(0, "who is late brings the book first");

        var loan = await app.Database.QueryAsync<Guid>("select id from library.loan where site_id = @Id", new { school.Id });
        using var another = app.SignIn((await app.PupilAsync(school, "Kẻ Khác")).Person);
        (await another.PostAsync("/toi/sach-muon?handler=Renew", Fields.Of(("loan", $"{loan[0]}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await another.PostAsync("/toi/sach-muon?handler=Forget", Fields.Of(("loan", $"{loan[0]}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_somebody_has_read_is_theirs_to_remove()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Bỉ vỏ", 3);
        var pupil = await app.PupilAsync(school, "Trương Nhi");
        foreach (var book in books)
            await app.ScanAsync(librarian, book, pupil.Id);
        await app.ScanAsync(librarian, books[0]);
        await app.ScanAsync(librarian, books[1]);
        using var at = app.SignIn(pupil.Person);

        (await at.OpenAsync("/toi/sach-muon")).Document.QuerySelectorAll("form[action*='handler=Forget']").Length.ShouldBe(3);
        (await at.PostFormAsync("/toi/sach-muon", form: "form[action*='handler=Forget']")).Dispose();
        (await at.OpenAsync("/toi/sach-muon?xong=xoa")).ShouldSay("Đã xoá").Document.QuerySelectorAll("form[action*='handler=Forget']").Length.ShouldBe(2);
        (await at.PostAsync("/toi/sach-muon?handler=Forget", [])).Dispose();

        (await app.Database.QueryAsync<bool>("select person_id is null from library.loan where site_id = @Id order by ended_at is null", new { school.Id })).ShouldBe([true, true, false]);
        (await librarian.OpenAsync("/quan-tri/muon-tra")).ShouldSay("Bạn đọc đã xoá tài khoản trả “Bỉ vỏ”");
    }

    [Fact]
    public async Task After_a_year_nobody_is_named_by_what_came_back()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Giông tố", 3);
        var pupil = await app.PupilAsync(school, "Lò Xuân");
        foreach (var book in books)
            await app.ScanAsync(librarian, book, pupil.Id);
        await app.ScanAsync(librarian, books[0]);
        await app.ScanAsync(librarian, books[1]);
        await app.Database.ExecuteAsync(
            "update library.loan set lent_at = lent_at - interval '366 days', ended_at = ended_at - interval '366 days' where site_id = @Id and copy_id <> (select id from library.copy where site_id = @Id and number = 2)", new { school.Id });

        await app.ActAsSystemAsync(s => s.GetRequiredService<ForgetOldLoansJob>().RunAsync(new ForgetOldLoans(), null!, LibraryApp.Ct));

        (await app.Database.QueryAsync<bool>("select l.person_id is null from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id order by c.number", new { school.Id })).ShouldBe([true, false, false]);
    }
}
