using System.Net;
using System.Text.Json;
using OerPortal.Cms.Sites;
using OerPortal.Library.Offline;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Library.Tests;

public sealed class OfflineTests(LibraryApp app)
{
    private DateTimeOffset Now => app.Clock.GetUtcNow();

    [Fact]
    public async Task What_was_scanned_is_written_as_it_happened_and_only_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Ông già và biển cả", 2);
        var pupil = await app.PupilAsync(school, "Phan Định");
        ScannedAct[] day = [Lend(books[0], pupil, 180), Lend("tk 2", pupil, 170), Return(books[0], 60)];

        (await SendAsync(librarian, [.. day.Reverse()])).ShouldBe((3, 0));
        (await SendAsync(librarian, day)).ShouldBe((3, 0), "what is sent twice is written once");

        var loans = await app.Database.QueryAsync<(int Number, DateTime Lent, DateTime? Ended)>(
            "select c.number, l.lent_at, l.ended_at from library.loan l join library.copy c on c.id = l.copy_id where l.site_id = @Id order by c.number", new { school.Id });
        loans.Select(l => (l.Number, l.Lent, l.Ended)).ShouldBe([(1, day[0].At.UtcDateTime, day[2].At.UtcDateTime), (2, day[1].At.UtcDateTime, null)]);
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Không có việc nào cần xem");
    }

    [Fact]
    public async Task Two_desks_that_lent_the_same_copy_overwrite_nothing_and_the_librarian_decides()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Bước qua lời nguyền", 1);
        var (first, second) = (await app.PupilAsync(school, "Hứa Nhất"), await app.PupilAsync(school, "Y Hai Mlô"));
        (await SendAsync(librarian, Lend(books[0], first, 60))).ShouldBe((1, 0));

        (await SendAsync(librarian, Lend(books[0], second, 30))).ShouldBe((0, 1));
        (await HolderAsync(school)).ShouldBe(first.Id);
        (await librarian.OpenAsync("/quan-tri/muon-tra")).ShouldSay("Cần xem: 1");
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Y Hai Mlô mượn lúc").ShouldSay("Theo sổ, cuốn này đang ở Hứa Nhất");
        (await librarian.PostFormAsync("/quan-tri/mat-mang-can-xem", form: "form[action*='handler=HandOver']")).Headers.Location!.ToString().ShouldEndWith("?xong=ghi");
        (await HolderAsync(school)).ShouldBe(second.Id);
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Không có việc nào cần xem");
    }

    [Fact]
    public async Task Two_desks_that_send_at_once_lend_a_copy_to_one()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tiếng chim hót trong bụi mận gai", 5);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => app.PupilAsync(school, $"Bàn {n}")));

        var sums = await Task.WhenAll(pupils.Select(async pupil =>
        {
            using var desk = app.SignIn(librarian.Person, school);
            return await SendAsync(desk, [.. books.Select((book, at) => Lend(book, pupil, 60 - at))]);
        }));

        // Each of the five is lent once; the two who were too many at a time are written all the same, and seen.
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id", new { school.Id })).ShouldBe(5);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.offline_act where site_id = @Id and outcome = 4", new { school.Id })).ShouldBe(5);
        sums.Sum(s => s.Done + s.ToSee).ShouldBe(10);
    }

    [Fact]
    public async Task A_return_that_is_older_than_a_loan_leaves_the_loan()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Cánh đồng bất tận", 1);
        var pupil = await app.PupilAsync(school, "Thái Lâm");
        await app.ScanAsync(librarian, books[0], pupil.Id);

        (await SendAsync(librarian, Return(books[0], 120))).ShouldBe((0, 1));
        (await HolderAsync(school)).ShouldBe(pupil.Id);
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("đã được cho Thái Lâm mượn ở bàn khác");
        (await librarian.PostFormAsync("/quan-tri/mat-mang-can-xem", form: "form[action*='handler=Settle']")).Dispose();
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Không có việc nào cần xem");
    }

    [Fact]
    public async Task What_was_mistyped_is_mended_and_written()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Nhật ký Đặng Thuỳ Trâm", 1);
        var pupil = await app.PupilAsync(school, "Ngọc Đào");
        (await SendAsync(librarian, new ScannedAct(Guid.CreateVersion7(), Now.AddMinutes(-30), false, "TK000099", "Không Có"))).ShouldBe((0, 1));

        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Không có sách nào mang số ấy");
        (await RetryAsync("TK000001", "Không Có")).ShouldSay("Không có bạn đọc nào như vậy");
        await RetryAsync("TK000001", pupil.Card);
        (await HolderAsync(school)).ShouldBe(pupil.Id);

        async Task<Page> RetryAsync(string book, string reader)
        {
            (await librarian.PostFormAsync("/quan-tri/mat-mang-can-xem", Fields.Of(("book", book), ("reader", reader)), "form[action*='handler=Retry']")).Dispose();
            return await librarian.OpenAsync("/quan-tri/mat-mang-can-xem");
        }
    }

    [Fact]
    public async Task What_the_rules_would_refuse_is_written_and_said()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Mắt biếc", 4);
        var pupil = await app.PupilAsync(school, "Dương Vỹ");

        (await SendAsync(librarian, [.. books.Select((book, at) => Lend(book, pupil, 60 - at))])).ShouldBe((3, 1));
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id", new { school.Id })).ShouldBe(4);
        (await librarian.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("quá nội quy");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{}]")]
    [InlineData("[{\"id\":\"00000000-0000-0000-0000-000000000000\",\"at\":\"2026-01-01T00:00:00Z\",\"book\":\"TK1\",\"reader\":\"\"}]")]
    public async Task What_is_no_list_of_acts_is_refused(string sent)
    {
        var (_, librarian) = await app.SchoolAsync();
        using var answer = await librarian.PostFormAsync("/quan-tri/mat-mang", Fields.Of(("Acts", sent)), "#offline-send");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_that_stays_on_a_computer_names_nobody()
    {
        var (_, librarian) = await app.SchoolAsync();
        var page = await librarian.OpenAsync("/quan-tri/mat-mang");
        page.ShouldNotSay(librarian.Person.DisplayName);
        using var worker = await librarian.GetAsync("/quan-tri/mat-mang.js");
        worker.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
    }

    [Theory]
    [InlineData("/quan-tri/muon-tra", "camera=(self)")]
    [InlineData("/quan-tri/mat-mang", "camera=(self)")]
    [InlineData("/quan-tri/sach", "camera=()")]
    public async Task Only_pages_that_read_barcodes_may_use_the_camera(string page, string allowed)
    {
        var (_, librarian) = await app.SchoolAsync();
        using var answer = await librarian.GetAsync(page);
        answer.Headers.GetValues("Permissions-Policy").Single().ShouldContain(allowed);
    }

    private ScannedAct Lend(string book, Pupil to, int minutesAgo) => new(Guid.CreateVersion7(), Second(minutesAgo), false, book, to.Card);

    private ScannedAct Return(string book, int minutesAgo) => new(Guid.CreateVersion7(), Second(minutesAgo), true, book, "");

    // The database keeps microseconds.
    private DateTimeOffset Second(int minutesAgo) => DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds()).AddMinutes(-minutesAgo);

    internal static async Task<(int Done, int ToSee)> SendAsync(Visitor librarian, params ScannedAct[] acts)
    {
        using var answer = await librarian.PostFormAsync("/quan-tri/mat-mang", Fields.Of(("Acts", JsonSerializer.Serialize(acts, JsonSerializerOptions.Web))), "#offline-send");
        using var sum = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(LibraryApp.Ct));
        return (sum.RootElement.GetProperty("done").GetInt32(), sum.RootElement.GetProperty("toSee").GetInt32());
    }

    private Task<Guid> HolderAsync(Site school) => app.Database.QuerySingleAsync<Guid>("select person_id from library.loan where site_id = @Id and ended_at is null", new { school.Id });
}
