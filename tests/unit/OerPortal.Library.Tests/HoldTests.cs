using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Holds;
using OerPortal.Library.Jobs;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Library.Tests;

public sealed class HoldTests(LibraryApp app)
{
    [Fact]
    public async Task What_comes_back_is_set_aside_for_who_waited_longest_and_they_are_told()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Rừng xà nu", 1);
        var (has, first, second) = (await app.PupilAsync(school, "Kiều Oanh"), await app.PupilAsync(school, "Rơ Châm Pin"), await app.PupilAsync(school, "Ngô Sáu"));
        await app.ScanAsync(librarian, books[0], has.Id);

        (await HoldAsync(school, first)).ShouldSay("Thứ 1 trong hàng chờ");
        (await HoldAsync(school, second)).ShouldSay("Thứ 2 trong hàng chờ");
        var back = await app.ScanAsync(librarian, books[0]);
        back.ShouldSay("Đã nhận lại “Rừng xà nu” của Kiều Oanh").ShouldSay("Để riêng cho Rơ Châm Pin, Lớp 6A");
        back.Document.QuerySelector("#loan-said")!.GetAttribute("data-sound").ShouldBe("warn");
        using var at = app.SignIn(first.Person);
        (await at.OpenAsync("/toi/sach-muon")).ShouldSay("Đến nhận trước hết");
        await app.WorkIsDoneAsync();
        (await at.OpenAsync("/toi/thong-bao")).ShouldSay("Sách bạn đặt đã có: “Rừng xà nu”");

        (await app.ScanAsync(librarian, books[0], second.Id)).ShouldSay("đã có người khác đặt giữ");
        (await app.ScanAsync(librarian, books[0], first.Id)).ShouldSay("Rơ Châm Pin mượn “Rừng xà nu”");
        (await at.OpenAsync("/toi/sach-muon")).ShouldNotSay("Đến nhận trước hết");
        using var waits = app.SignIn(second.Person);
        (await waits.OpenAsync("/toi/sach-muon")).ShouldSay("Thứ 1 trong hàng chờ");
    }

    [Fact]
    public async Task Who_has_it_cannot_renew_while_others_wait_but_the_librarian_may()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Lặng lẽ Sa Pa", 1);
        var (has, waits) = (await app.PupilAsync(school, "Hoàng Kim"), await app.PupilAsync(school, "Ksor Mai"));
        await app.ScanAsync(librarian, books[0], has.Id);
        await HoldAsync(school, waits);

        using var at = app.SignIn(has.Person);
        (await at.OpenAsync("/toi/sach-muon")).ShouldSay("Có người đang chờ").Document.QuerySelector("form[action*='handler=Renew']").ShouldBeNull();
        (await librarian.PostFormAsync($"/quan-tri/muon-tra?readerId={has.Id}", form: "form[action*='handler=Renew']")).Dispose();
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={has.Id}")).ShouldSay("đang có người chờ mượn").Document.QuerySelector("#loan-said form[action*='handler=Renew']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_copy_on_the_shelf_is_fetched_for_who_asked_and_free_for_nobody_else()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tắt đèn", 2);
        var (asks, another) = (await app.PupilAsync(school, "Mai Thảo"), await app.PupilAsync(school, "Siu Hào"));

        (await HoldAsync(school, asks, "Tắt đèn")).ShouldSay("Đang lấy từ giá");
        (await librarian.OpenAsync("/quan-tri/muon-tra")).ShouldSay("Sách đặt giữ: 1 việc");
        (await librarian.OpenAsync("/quan-tri/dat-giu")).TextsOf("section h2").ShouldBe(["Cần lấy từ giá"]);
        (await app.ScanAsync(librarian, books[1])).ShouldSay("có người đặt").ShouldSay("Để riêng cho Mai Thảo");
        (await librarian.OpenAsync("/quan-tri/dat-giu")).TextsOf("section h2").ShouldBe(["Đang để riêng"]);
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/sach-in?q=tat den")).TextsOf(".lines .tag").ShouldBe(["Còn 1 bản"]);
        (await app.ScanAsync(librarian, books[1], another.Id)).ShouldSay("đã có người khác đặt giữ");
        (await app.ScanAsync(librarian, books[0], another.Id)).ShouldSay("Siu Hào mượn");
        (await app.ScanAsync(librarian, books[1], asks.Id)).ShouldSay("Mai Thảo mượn");
    }

    [Fact]
    public async Task A_slip_of_the_hand_leaves_the_queue_as_it_was()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Vợ nhặt", 1);
        var (has, waits) = (await app.PupilAsync(school, "Đoàn Ba"), await app.PupilAsync(school, "Nay Tư"));
        await app.ScanAsync(librarian, books[0], has.Id);
        await HoldAsync(school, waits);

        var back = await app.ScanAsync(librarian, books[0]);
        await UndoAsync(librarian, back);
        (await StateAsync(school)).ShouldBe("waits");
        await app.ScanAsync(librarian, books[0]);
        (await StateAsync(school)).ShouldBe("aside");
        var lent = await app.ScanAsync(librarian, books[0], waits.Id);
        (await StateAsync(school)).ShouldBe("ended");
        await UndoAsync(librarian, lent);
        (await StateAsync(school)).ShouldBe("aside");
    }

    [Fact]
    public async Task What_nobody_fetches_goes_to_the_next_and_then_back_on_the_shelf()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Chiếc lược ngà", 1);
        var (first, second) = (await app.PupilAsync(school, "Lương Hà"), await app.PupilAsync(school, "Y Đan Kbuôr"));
        await HoldAsync(school, first);
        await HoldAsync(school, second);
        await app.ScanAsync(librarian, books[0]);

        await LapseAsync(school);
        (await librarian.OpenAsync("/quan-tri/dat-giu")).ShouldSay("Y Đan Kbuôr · Lớp 6A").ShouldNotSay("Lương Hà");
        await app.WorkIsDoneAsync();
        using var late = app.SignIn(first.Person);
        (await late.OpenAsync("/toi/thong-bao")).ShouldSay("nên sách dành cho bạn kế tiếp");
        await LapseAsync(school);
        (await librarian.OpenAsync("/quan-tri/dat-giu")).TextsOf("section h2").ShouldBe(["Cần xếp lại lên giá"]);
        (await librarian.PostFormAsync("/quan-tri/dat-giu", form: "form[action*='handler=Shelve']")).Dispose();
        (await librarian.OpenAsync("/quan-tri/dat-giu")).ShouldSay("Chưa có ai đặt giữ sách");
    }

    [Fact]
    public async Task Readers_hold_as_many_as_the_rules_allow_and_nothing_twice()
    {
        var (school, librarian) = await app.SchoolAsync();
        foreach (var name in new[] { "Một", "Hai", "Ba", "Bốn" })
            await app.BooksAsync(librarian, $"Quyển {name}", 1);
        var pupil = await app.PupilAsync(school, "Trịnh Công");
        (await HoldAsync(school, pupil, "Quyển Một")).ShouldSay("Đã đặt giữ");
        await HoldAsync(school, pupil, "Quyển Hai");
        await HoldAsync(school, pupil, "Quyển Ba");

        (await HoldAsync(school, pupil, "Quyển Bốn")).ShouldSay("Đã đặt giữ đủ 3 cuốn");
        using var at = app.SignIn(pupil.Person);
        (await at.PostFormAsync("/toi/sach-muon", form: "form[action*='handler=Unhold']")).Headers.Location!.ToString().ShouldEndWith("?xong=thoi-dat");
        (await HoldAsync(school, pupil, "Quyển Bốn")).ShouldSay("Đã đặt giữ.");
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.hold where site_id = @Id and ended_at is null", new { school.Id })).ShouldBe(3);
    }

    [Fact]
    public async Task The_librarian_holds_for_a_reader_by_card_or_name()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Đất rừng phương Nam", 1);
        var pupil = await app.PupilAsync(school, "Cao Bảo");
        var title = await TitleAsync(school);

        (await HoldAtDeskAsync("Không Ai")).ShouldSay("Không thấy bạn đọc ấy");
        (await HoldAtDeskAsync("cao bao")).ShouldSay("Đã đặt giữ cho Cao Bảo, thứ 1 trong hàng chờ");
        (await HoldAtDeskAsync(pupil.Card)).ShouldSay("đã đặt giữ cuốn này rồi");

        async Task<Page> HoldAtDeskAsync(string typed) => await librarian.ReadAsync(await librarian.PostFormAsync($"/quan-tri/sach/{title}", Fields.Of(("Typed", typed)), "form[action*='handler=Hold']"));
    }

    [Fact]
    public async Task Strangers_wait_for_nothing()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Sống mòn", 1);
        var title = await TitleAsync(school);
        var pupil = await app.PupilAsync(school, "Võ Xuân");
        await HoldAsync(school, pupil);
        var hold = await app.Database.QuerySingleAsync<Guid>("select id from library.hold where site_id = @Id", new { school.Id });

        using var guest = app.Guest(school);
        (await guest.OpenAsync($"/sach-in/{title}")).Document.QuerySelector(".card form").ShouldBeNull();
        using var elsewhere = await app.SignInAsReaderAsync(school);
        (await elsewhere.PostAsync($"/sach-in/{title}", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound, "no reader of this library");
        using var another = app.SignIn((await app.PupilAsync(school, "Kẻ Khác")).Person);
        (await another.PostAsync("/toi/sach-muon?handler=Unhold", Fields.Of(("hold", $"{hold}")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_queue_has_as_many_places_as_people_and_each_copy_that_comes_back_goes_to_another()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Nỗi buồn chiến tranh", 3);
        var lenders = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => app.PupilAsync(school, $"Người Mượn {n}")));
        foreach (var (book, pupil) in books.Zip(lenders))
            await app.ScanAsync(librarian, book, pupil.Id);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => app.PupilAsync(school, $"Người Chờ {n}")));

        // Each of them twice at once: the second try finds them in the queue.
        var answers = await Task.WhenAll(pupils.Concat(pupils).Select(pupil => app.ActAsSystemAsync(
            async s =>
            {
                var title = (await s.GetRequiredService<LoanDesk>().FindCopyAsync(books[0], LibraryApp.Ct))!.Title;
                return await s.GetRequiredService<HoldDesk>().PlaceAsync(title, new Reader(pupil.Id, pupil.Name, ReaderKind.Pupil), true, LibraryApp.Ct);
            },
            school)));
        answers.Count(a => a.Trouble is null).ShouldBe(12);
        answers.Where(a => a.Trouble is null).Max(a => a.Figure).ShouldBeLessThanOrEqualTo(12);
        answers.Count(a => a.Trouble == HoldTrouble.Waits).ShouldBe(12);
        (await PositionsAsync(school, librarian)).ShouldBe(Enumerable.Range(1, 12));

        await Task.WhenAll(books.Select(book => app.ActAsSystemAsync(
            async s =>
            {
                var desk = s.GetRequiredService<LoanDesk>();
                var loan = (await desk.OpenOfAsync((await desk.FindCopyAsync(book, LibraryApp.Ct))!, LibraryApp.Ct))!;
                return await desk.EndAsync(loan, LoanEnd.Returned, LibraryApp.Ct);
            },
            school)));
        (await app.Database.QuerySingleAsync<int>("select count(distinct person_id) from library.hold where site_id = @Id and copy_id is not null", new { school.Id })).ShouldBe(3);
        (await PositionsAsync(school, librarian)).ShouldBe(Enumerable.Range(1, 9));
    }

    private async Task<IEnumerable<int>> PositionsAsync(Site school, Visitor librarian)
        => (await librarian.OpenAsync($"/quan-tri/sach/{await TitleAsync(school)}")).TextsOf("#dat-giu ol .tag").Where(t => t.StartsWith("Thứ", StringComparison.Ordinal))
            .Select(t => int.Parse(t.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    private Task<string> TitleAsync(Site school) => app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id", new { school.Id });

    private async Task<Page> HoldAsync(Site school, Pupil pupil, string? name = null)
    {
        using var at = app.SignIn(pupil.Person);
        var title = await app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id and (@name::text is null or name = @name)", new { school.Id, name });
        return await at.ReadAsync(await at.PostFormAsync($"/sach-in/{title}", form: ".card form"));
    }

    private async Task LapseAsync(Site school)
    {
        await app.Database.ExecuteAsync("update library.hold set keep_until = '2020-01-01' where site_id = @Id and keep_until is not null and ended_at is null", new { school.Id });
        await app.ActAsSystemAsync(s => s.GetRequiredService<LetHoldsLapseAtSchoolJob>().RunAsync(new LetHoldsLapseAtSchool(), null!, LibraryApp.Ct), school);
    }

    private static async Task UndoAsync(Visitor librarian, Page page)
    {
        var loan = page.Document.QuerySelector("#loan-said [name=loan]")!.GetAttribute("value")!;
        (await librarian.PostAsync("/quan-tri/muon-tra?handler=Undo", Fields.Of(("loan", loan)))).Dispose();
    }

    private Task<string> StateAsync(Site school)
        => app.Database.QuerySingleAsync<string>("select case when ended_at is not null then 'ended' when copy_id is null then 'waits' else 'aside' end from library.hold where site_id = @Id", new { school.Id });
}
