using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.WritingOff;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class WriteOffTests(LibraryApp app)
{
    [Fact]
    public async Task Books_go_by_minutes_into_part_two_and_are_lent_no_more()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Dế Mèn phiêu lưu ký", 4);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        var writeOff = await BeginAsync(librarian);

        (await AddAsync(librarian, writeOff, "TK1–2, tk 4", WriteOffReason.WornOut)).ShouldSay("Đã thêm 3 cuốn");
        (await AddAsync(librarian, writeOff, "TK4", WriteOffReason.Lost)).ShouldSay("1 cuốn không thêm được");
        (await librarian.PostFormAsync(writeOff, form: "form[action*='handler=TakeOut']")).Dispose();
        (await EnterAsync(librarian, writeOff)).ShouldSay("Ghi số biên bản, thành phần và người duyệt");
        await PaperAsync(librarian, writeOff);
        var entered = await EnterAsync(librarian, writeOff);

        entered.ShouldSay("Đã vào sổ xuất, số 1").ShouldSay("Xuất sách số 1").Document.QuerySelectorAll("main form").Length.ShouldBe(0);
        (await librarian.OpenAsync("/quan-tri/sach?q=de men")).TextsOf("tbody td.num").ShouldBe(["2", "2"]);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=xuat")).TextsOf("tbody tr")[0].ShouldEndWith("1 Rách nát, hư hỏng 2 05/BB-TV 1 2 2 90.000 Kho ẩm");
        var lines = (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody tr");
        lines[1].ShouldEndWith("TK000002 Dế Mèn phiêu lưu ký 45.000 1 05/BB-TV");
        lines[2].ShouldEndWith("TK000003 Dế Mèn phiêu lưu ký 45.000 1");
        // The desk says why.
        (await app.ScanAsync(librarian, books[1], lan.Id)).ShouldSay("đã xuất khỏi thư viện theo biên bản, không cho mượn nữa").Document.QuerySelector("#loan-said form").ShouldBeNull();
        (await app.ScanAsync(librarian, books[3])).ShouldSay("đã xuất khỏi thư viện theo biên bản");
        (await librarian.OpenAsync($"/quan-tri/xuat-sach")).ShouldSay("Xuất sách số 1").ShouldSay("90.000");
    }

    [Fact]
    public async Task What_is_entered_is_kept_by_the_database_and_prints_the_same_again()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Quê nội", 2);
        var writeOff = await EnteredAsync(librarian, "TK1", WriteOffReason.Lost);
        var before = await MinutesAsync(librarian, writeOff);

        await app.Database.ExecuteAsync("update library.title set name = 'Tên khác', changed_at = now() where site_id = @Id", new { school.Id });

        (await MinutesAsync(librarian, writeOff)).ShouldBe(before);
        before.ShouldContain("BIÊN BẢN XUẤT SÁCH");
        before.ShouldContain("Số: 05/BB-TV");
        before.ShouldContain("– Mất: 1 bản");
        before.ShouldContain("1 TK000001 Quê nội 45.000 Mất");
        before.ShouldContain("Người duyệt: Nguyễn Văn An.");
        foreach (var sql in new[]
        {
            "update library.write_off set document = 'x' where site_id = @Id",
            "delete from library.write_off where site_id = @Id",
            "update library.write_off_line set reason = 5 where site_id = @Id",
            "delete from library.write_off_line where site_id = @Id",
            "insert into library.write_off_line select gen_random_uuid(), w.site_id, w.id, c.id, 9, 0 from library.write_off w, library.copy c where w.site_id = @Id and c.site_id = @Id and c.number = 2",
            "update library.copy set state = 0 where site_id = @Id and number = 1",
        })
            (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { school.Id }), sql)).SqlState.ShouldBe("OL001", sql);
        var lend = "insert into library.loan (id, site_id, copy_id, reader, class_name, lent_at, due_on, renewals) select gen_random_uuid(), site_id, id, 0, '', now(), current_date, 0 from library.copy where site_id = @Id and number = 1";
        (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(lend, new { school.Id }))).SqlState.ShouldBe("OL002");
    }

    [Fact]
    public async Task What_is_lent_does_not_go()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Cây khế", 2);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        var writeOff = await BeginAsync(librarian);
        await AddAsync(librarian, writeOff, "TK1-2", WriteOffReason.OutOfDate);
        await PaperAsync(librarian, writeOff);
        await app.ScanAsync(librarian, books[0], lan.Id);

        (await EnterAsync(librarian, writeOff)).ShouldSay("Chưa vào sổ: có sách đang cho mượn (TK000001)");

        (await app.Database.QueryAsync<int>("select state from library.copy where site_id = @Id", new { school.Id })).ShouldAllBe(state => state == 0);
        (await app.Database.QueryAsync<int>("select last from library.counter where site_id = @Id and register = 'XUAT'", new { school.Id })).ShouldBeEmpty();
        (await AddAsync(librarian, writeOff, "TK9", WriteOffReason.Lost)).ShouldSay("Không có cuốn nào mang số: TK9");
    }

    [Fact]
    public async Task A_book_is_lent_or_goes_however_many_try_at_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Những người khốn khổ", 6);
        var pupils = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => app.PupilAsync(school, $"Học Sinh {n}")));
        var writeOffs = new List<Guid>();
        for (var n = 0; n < 6; n++)
        {
            var path = await BeginAsync(librarian);
            await AddAsync(librarian, path, $"TK{n + 1}", WriteOffReason.OutOfDate);
            writeOffs.Add(Guid.Parse(path.Split('/')[^1]));
        }

        var entering = writeOffs.Concat(writeOffs).Select(id => app.ActAsSystemAsync(s => s.GetRequiredService<WriteOffDesk>().EnterAsync(id, LibraryApp.Ct), school)).ToList();
        var lending = books.Select((book, n) => app.ActAsSystemAsync(
            async s =>
            {
                var desk = s.GetRequiredService<LoanDesk>();
                return await desk.LendAsync((await desk.FindCopyAsync(book, LibraryApp.Ct))!, new Reader(pupils[n].Id, pupils[n].Name, ReaderKind.Pupil), false, LibraryApp.Ct);
            },
            school)).ToList();
        await Task.WhenAll(entering);
        await Task.WhenAll(lending);

        (await app.Database.QuerySingleAsync<int>("select count(*) from library.copy c join library.loan l on l.copy_id = c.id and l.ended_at is null where c.site_id = @Id and c.state = 3", new { school.Id })).ShouldBe(0);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.copy c where c.site_id = @Id and (c.state = 3) <> exists (select 1 from library.loan l where l.copy_id = c.id)", new { school.Id })).ShouldBe(6);
        var numbers = await app.Database.QueryAsync<int>("select number from library.write_off where site_id = @Id and number is not null order by 1", new { school.Id });
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
    }

    [Fact]
    public async Task The_three_parts_of_the_general_register_agree()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Hai vạn dặm dưới biển", 5);
        var textbooks = await app.BooksAsync(librarian, "Toán 6", 3, BookKind.Textbook);
        await EnteredAsync(librarian, "TK2, GK1", WriteOffReason.Given);
        await EnteredAsync(librarian, "TK5", WriteOffReason.Mistake);
        var take = await StockTakeTests.BeginAsync(librarian);
        foreach (var book in new[] { "TK1", "TK3", textbooks[1] })
            await StockTakeTests.ScanAsync(librarian, take, book);
        await StockTakeTests.CloseAsync(librarian, take);

        var came = Figures((await librarian.OpenAsync("/quan-tri/so-dang-ky")).TextsOf("tbody tr")[^1]);
        var went = Figures((await librarian.OpenAsync("/quan-tri/so-dang-ky?so=xuat")).TextsOf("tbody tr")[^1]);
        var counted = Figures((await librarian.OpenAsync("/quan-tri/so-dang-ky?so=kk")).TextsOf("tbody tr")[^1]);

        came.ShouldBe([2, 8, 3, 5, 360_000]);
        went.ShouldBe([3, 3, 1, 2, 135_000]);
        // By the register five are left; three were there, two are missing.
        counted.ShouldBe([5, 2, 3, 1, 2, 0, 135_000]);
        (came[1] - went[1]).ShouldBe(counted[0]);

        // What a row ends with.
        static long[] Figures(string row) => [.. row.Split(' ').Select(word => word.Replace(".", "", StringComparison.Ordinal)).Reverse().TakeWhile(word => word.All(char.IsAsciiDigit)).Reverse().Select(long.Parse)];
    }

    [Fact]
    public async Task Part_two_leaves_as_paper_and_as_a_workbook()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Góc sân và khoảng trời", 3);
        await EnteredAsync(librarian, "TK1", WriteOffReason.WornOut);
        await EnteredAsync(librarian, "TK3", WriteOffReason.OutOfDate);

        var paper = await Printed.PagesAsync(await librarian.Client.GetByteArrayAsync(librarian.Url("/quan-tri/so-dang-ky?so=xuat&handler=Pdf"), LibraryApp.Ct));
        paper.ShouldHaveSingleItem().ShouldContain("Phần II. Xuất");
        paper[0].ShouldContain("Cộng từ đầu sổ 2 2 2 90.000");
        using var workbook = new MemoryStream(await librarian.Client.GetByteArrayAsync(librarian.Url("/quan-tri/so-dang-ky?so=xuat&handler=Xlsx"), LibraryApp.Ct));
        var rows = workbook.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        rows.Count.ShouldBe(2);
        rows[1].ShouldContainKeyAndValue("Thành tiền", 45_000d);
        foreach (var register in new[] { "kk", "tk" })
            (await librarian.GetAsync($"/quan-tri/so-dang-ky?so={register}&handler=Xlsx")).StatusCode.ShouldBe(register == "kk" ? System.Net.HttpStatusCode.NotFound : System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_nobody_lends_is_found_and_put_onto_minutes()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await OldBooksAsync(librarian, "Niên giám thống kê", 4);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        await app.ScanAsync(librarian, books[0], lan.Id);
        await app.ScanAsync(librarian, books[0]);
        await app.ScanAsync(librarian, books[3], lan.Id);
        await app.Database.ExecuteAsync("update library.copy set state = 2 where site_id = @Id and number = 2", new { school.Id });
        await app.Database.ExecuteAsync("update library.loan set lent_at = lent_at - interval '10 years', ended_at = ended_at - interval '10 years' where site_id = @Id and ended_at is not null", new { school.Id });

        (await librarian.OpenAsync("/quan-tri/xuat-sach/loc?dau-hieu=chua-muon&nam=3")).TextsOf("tbody th").ShouldBe(["TK000002", "TK000003"]);
        (await librarian.OpenAsync("/quan-tri/xuat-sach/loc?dau-hieu=chua-muon&nam=50")).ShouldSay("Không có cuốn nào như vậy");
        (await librarian.OpenAsync("/quan-tri/xuat-sach/loc?dau-hieu=lau-khong-muon&nam=3")).TextsOf("tbody th").ShouldBe(["TK000001", "TK000002", "TK000003"]);
        (await librarian.OpenAsync("/quan-tri/xuat-sach/loc?dau-hieu=hong")).TextsOf("tbody tr").ShouldHaveSingleItem().ShouldContain("Niên giám thống kê Hỏng");
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/xuat-sach/loc?dau-hieu=hong", form: "form[method=post]"))).ShouldSay("Chưa chọn cuốn nào");
        using var put = await librarian.PostFormAsync("/quan-tri/xuat-sach/loc?dau-hieu=lau-khong-muon&nam=3", Fields.Of(("IsAll", "true")), "form[method=post]");

        var minutes = await librarian.OpenAsync(put.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..]);
        minutes.ShouldSay("Đã thêm 3 cuốn").TextsOf("tbody tr")[0].ShouldContain("Lạc hậu, không còn dùng");
        (await librarian.OpenAsync("/quan-tri/xuat-sach/loc?dau-hieu=hong")).ShouldSay("Không có cuốn nào như vậy");
    }

    /// <summary>That came in long ago.</summary>
    private async Task<IReadOnlyList<string>> OldBooksAsync(Visitor librarian, string name, int count)
    {
        var voucher = await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, name), count));
        (await librarian.PostFormAsync(voucher, Fields.Of(("Paper.Dated", "2012-01-05")), "form:has([name='Paper.Dated'])")).Dispose();
        await LibraryApp.EnterAsync(librarian, voucher);
        return [.. Enumerable.Range(1, count).Select(n => Register.Number(BookKind.Reference, n))];
    }

    internal static async Task<string> BeginAsync(Visitor librarian)
    {
        using var begun = await librarian.PostFormAsync("/quan-tri/xuat-sach");
        return begun.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..];
    }

    internal static async Task<Page> AddAsync(Visitor librarian, string writeOff, string numbers, WriteOffReason reason)
    {
        using var answer = await librarian.PostFormAsync(writeOff, Fields.Of(("Typed", numbers), ("Reason", $"{reason}")), "form[action*='handler=Add']");
        return answer.Headers.Location is null ? await librarian.ReadAsync(answer) : await librarian.OpenAsync(writeOff);
    }

    /// <returns>Its path.</returns>
    internal static async Task<string> EnteredAsync(Visitor librarian, string numbers, WriteOffReason reason)
    {
        var writeOff = await BeginAsync(librarian);
        await AddAsync(librarian, writeOff, numbers, reason);
        await PaperAsync(librarian, writeOff);
        (await EnterAsync(librarian, writeOff)).ShouldSay("Đã vào sổ xuất");
        return writeOff;
    }

    private static async Task PaperAsync(Visitor librarian, string writeOff)
        => (await librarian.PostFormAsync(
            writeOff, Fields.Of(("Paper.Document", "05/BB-TV"), ("Paper.ApprovedBy", "Nguyễn Văn An"), ("Paper.Board", "Trần Thị Bình – Nhân viên thư viện"), ("Paper.Note", "Kho ẩm")), "form:has([name='Paper.Document'])")).Dispose();

    private static async Task<Page> EnterAsync(Visitor librarian, string writeOff)
    {
        (await librarian.PostFormAsync(writeOff, form: "form[action*='handler=Enter']")).Dispose();
        return await librarian.OpenAsync(writeOff);
    }

    private static async Task<string> MinutesAsync(Visitor librarian, string writeOff)
        => string.Join('\f', await Printed.PagesAsync(await librarian.Client.GetByteArrayAsync(librarian.Url($"{writeOff}?handler=Pdf"), LibraryApp.Ct)));
}
