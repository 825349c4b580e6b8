using System.Net;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Two descriptions of one book become one.</summary>
public sealed class MergeTests(LibraryApp app)
{
    [Fact]
    public async Task Copies_loans_and_who_waits_go_to_the_title_that_stays()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Dế Mèn", 1);
        await app.BooksAsync(librarian, "Dế mèn", 2);
        var (stays, gone) = await TwoAsync(school);
        var pupil = await app.PupilAsync(school, "Y Kê");
        await app.ScanAsync(librarian, "TK000002", pupil.Id);
        await HoldAsync(librarian, gone, (await app.PupilAsync(school, "Y Lâm")).Card);

        await app.Database.ExecuteAsync(
            """
            insert into library.reader_request (id, site_id, title_id, person_id, kind, place, pages, page_count, note, state, asked_at, state_at, reason)
            select gen_random_uuid(), site_id, id, @Id, 0, 'Lớp 6A', '', 0, '', 0, now(), now(), '' from library.title where public_id = @gone
            """, new { pupil.Id, gone });

        (await librarian.OpenAsync("/quan-tri/sach/trung")).ShouldSay("1 cuốn có hơn một mô tả").ShouldSay("Dế Mèn");
        await MergeAsync(librarian, stays, gone);

        var page = await librarian.OpenAsync($"/quan-tri/sach/{stays}");
        page.TextsOf("table th[scope=row]").ShouldBe(["TK000001", "TK000002", "TK000003"]);
        (await app.Database.QuerySingleAsync<string>("select t.public_id from library.reader_request r join library.title t on t.id = r.title_id where r.person_id = @Id", new { pupil.Id })).ShouldBe(stays);
        page.ShouldSay("Y Lâm").ShouldSay("Đã gộp vào đây");
        (await librarian.OpenAsync("/quan-tri/sach?q=de men")).TextsOf("table th[scope=row]").ShouldBe(["Dế Mèn"]);
        (await librarian.OpenAsync("/quan-tri/sach/trung")).ShouldSay("Không có nhan đề nào trùng");
        using var guest = app.Guest(school);
        using var old = await guest.Client.GetAsync($"{school.PathPrefix}/sach-in/{gone}", LibraryApp.Ct);
        old.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        (await guest.OpenAsync($"/sach-in/{stays}")).ShouldSay("3 bản");
    }

    [Fact]
    public async Task A_printed_page_of_the_registers_stays_as_it_was()
    {
        var (school, librarian) = await app.SchoolAsync();
        var one = await app.TitleAsync(librarian, "Toán 6", ("Input.Kind", "Textbook"));
        var other = await app.TitleAsync(librarian, "Toán 6 tập một", ("Input.Kind", "Textbook"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (one, 3), (other, 2)));
        var before = await RegistersAsync();

        await MergeAsync(librarian, one, other);

        (await RegistersAsync()).ShouldBe(before);
        await app.Database.ExecuteAsync("update library.title set name = 'Toán lớp 6' where public_id = @one", new { one });
        (await RegistersAsync()).ShouldBe(before);

        async Task<string[]> RegistersAsync()
        {
            var pages = new List<string>();
            foreach (var register in new[] { "nhap", "gk" })
                pages.AddRange((await librarian.OpenAsync($"/quan-tri/so-dang-ky/{register}")).TextsOf("main table td, main table th"));
            return [.. pages];
        }
    }

    [Fact]
    public async Task What_was_merged_can_be_made_two_again()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Sóng", 1);
        await app.BooksAsync(librarian, "SÓNG", 1);
        var (stays, gone) = await TwoAsync(school);
        await MergeAsync(librarian, stays, gone);

        using var answer = await librarian.PostFormAsync($"/quan-tri/sach/{stays}", form: "form[action*='handler=Part']");

        answer.Headers.Location!.ToString().ShouldEndWith($"/quan-tri/sach/{gone}?xong=tach");
        (await librarian.OpenAsync($"/quan-tri/sach/{gone}")).TextsOf("table th[scope=row]").ShouldBe(["TK000002"]);
        (await librarian.OpenAsync($"/quan-tri/sach/{stays}")).TextsOf("table th[scope=row]").ShouldBe(["TK000001"]);
    }

    [Fact]
    public async Task Books_on_a_voucher_that_was_being_written_come_to_the_title_that_stays()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Mưa", 1);
        await app.BooksAsync(librarian, "MƯA", 1);
        var (stays, gone) = await TwoAsync(school);
        var voucher = await app.VoucherAsync(librarian, (gone, 2));
        await MergeAsync(librarian, stays, gone);

        await LibraryApp.EnterAsync(librarian, voucher);

        (await librarian.OpenAsync($"/quan-tri/sach/{stays}")).TextsOf("table th[scope=row]").ShouldBe(["TK000001", "TK000002", "TK000003", "TK000004"]);
        (await librarian.OpenAsync(voucher)).ShouldSay("TK000003");
    }

    [Fact]
    public async Task A_title_of_another_school_is_not_merged()
    {
        var (school, librarian) = await app.SchoolAsync();
        var (elsewhere, stranger) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Nắng", 1);
        await app.BooksAsync(stranger, "Nắng", 1);
        var own = await app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id", new { school.Id });
        var theirs = await app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id", new { elsewhere.Id });

        (await librarian.OpenAsync($"/quan-tri/sach/{own}/gop?voi={theirs}")).Document.QuerySelector("input[name=Stays]").ShouldBeNull();
        using var answer = await librarian.PostAsync($"/quan-tri/sach/{own}/gop?voi={theirs}", Fields.Of(("Stays", own)));
        answer.Headers.Location!.ToString().ShouldEndWith($"/quan-tri/sach/{own}/gop", customMessage: "as for one that is not there");
        (await app.Database.QuerySingleAsync<long>("select count(*) from library.title where public_id in (@own, @theirs) and merged_into_id is null", new { own, theirs })).ShouldBe(2);
    }

    [Fact]
    public async Task Titles_that_two_librarians_merge_into_each_other_at_once_become_one()
    {
        var (school, librarian) = await app.SchoolAsync();
        for (var round = 0; round < 5; round++)
        {
            await app.BooksAsync(librarian, $"Gió {round}", 1);
            await app.BooksAsync(librarian, $"GIÓ {round}", 1);
            var (one, other) = await TwoAsync(school, $"%{round} %");

            await Task.WhenAll(MergeAsync(librarian, one, other), MergeAsync(librarian, other, one));

            (await app.Database.QuerySingleAsync<long>("select count(*) from library.title where public_id in (@one, @other) and merged_into_id is null", new { one, other })).ShouldBe(1);
        }
    }

    private static async Task MergeAsync(Visitor librarian, string stays, string gone)
        => (await librarian.PostFormAsync($"/quan-tri/sach/{gone}/gop?voi={stays}", Fields.Of(("Stays", stays)), "form:has([name=Stays])")).Dispose();

    private static async Task HoldAsync(Visitor librarian, string title, string card)
        => (await librarian.PostFormAsync($"/quan-tri/sach/{title}", Fields.Of(("Typed", card)), "form[action*='handler=Hold']")).Dispose();

    private async Task<(string First, string Second)> TwoAsync(Site school, string words = "%")
    {
        var found = await app.Database.QueryAsync<string>("select public_id from library.title where site_id = @Id and words || ' ' like @words order by added_at", new { school.Id, words });
        return (found[0], found[1]);
    }
}
