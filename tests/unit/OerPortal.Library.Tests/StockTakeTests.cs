using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.Library.StockTaking;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class StockTakeTests(LibraryApp app)
{
    private const string Board = "Nguyễn Văn An – Hiệu trưởng – Trưởng ban\nTrần Thị Bình – Nhân viên thư viện – Uỷ viên";

    [Fact]
    public async Task What_is_scanned_is_answered_at_once_and_counted_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Dế Mèn phiêu lưu ký", 4);
        var textbooks = await app.BooksAsync(librarian, "Toán 6", 1, BookKind.Textbook);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        await app.ScanAsync(librarian, books[1], lan.Id);
        await app.Database.ExecuteAsync("update library.copy set state = 1 where site_id = @Id and barcode = @book", new { school.Id, book = books[2] });
        var take = await BeginAsync(librarian, "TK");

        (await ScanAsync(librarian, take, books[0])).ShouldSay("“Dế Mèn phiêu lưu ký” (TK000001): có").ShouldSay("Đã kiểm 1 trên 2");
        (await ScanAsync(librarian, take, "tk 1")).ShouldSay("đã kiểm rồi, chỉ tính một lần").ShouldSay("Đã kiểm 1 trên 2");
        (await ScanAsync(librarian, take, textbooks[0])).ShouldSay("không thuộc phạm vi này: Sách giáo khoa");
        (await ScanAsync(librarian, take, books[2])).ShouldSay("trước ghi là mất, nay thấy lại").ShouldSay("Đã kiểm 2 trên 3");
        (await ScanAsync(librarian, take, "TK999999")).ShouldSay("Không có cuốn nào mang số “TK999999”");
        (await ScanAsync(librarian, take, "  ")).ShouldSay("Chưa đọc được gì");
        var lent = await ScanAsync(librarian, take, books[1]);
        lent.ShouldSay("ghi đang cho Nguyễn Thị Lan (6A) mượn, mà sách ở đây").Document.QuerySelector("#loan-said")!.GetAttribute("data-sound").ShouldBe("warn");

        var loan = lent.Document.QuerySelector("#loan-said form[action*='handler=Return'] [name=loan]")!.GetAttribute("value")!;
        (await librarian.PostAsync($"{take}?handler=Return", Fields.Of(("loan", loan)))).Dispose();
        (await librarian.OpenAsync(take)).ShouldSay("Đã nhận lại “Dế Mèn phiêu lưu ký” của Nguyễn Thị Lan").ShouldSay("Đã kiểm 3 trên 4");
        (await librarian.OpenAsync($"{take}/ket-qua")).TextsOf("tbody th").ShouldBe(["TK000004"]);
        (await librarian.OpenAsync($"{take}/ket-qua?loai=lac")).TextsOf("tbody th").ShouldBe(["GK000001"]);
        (await librarian.OpenAsync($"{take}/ket-qua?loai=muon")).TextsOf("tbody tr").ShouldHaveSingleItem().ShouldEndWith("đã trả");
        (await librarian.OpenAsync($"{take}/ket-qua?loai=la")).TextsOf("tbody th").ShouldBe(["TK999999"]);
        (await app.Database.QuerySingleAsync<int>("select state from library.copy where site_id = @Id and barcode = @book", new { school.Id, book = books[2] })).ShouldBe(0);
    }

    [Fact]
    public async Task A_scan_is_taken_back_and_a_missing_book_that_turns_up_is_there()
    {
        var (_, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Quê nội", 2);
        var take = await BeginAsync(librarian);

        await ScanAsync(librarian, take, books[0]);
        (await librarian.PostFormAsync(take, form: "form[action*='handler=Undo']")).Dispose();
        (await librarian.OpenAsync(take)).ShouldSay("Đã bỏ lượt quét “Quê nội” (TK000001)").ShouldSay("Đã kiểm 0 trên 2");
        (await librarian.PostFormAsync($"{take}/ket-qua", form: "form[action*='handler=Here']")).Dispose();
        (await librarian.OpenAsync($"{take}/ket-qua")).TextsOf("tbody th").ShouldBe(["TK000002"]);
    }

    [Fact]
    public async Task The_same_copy_under_many_hands_counts_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tuổi thơ dữ dội", 3);
        var take = await BeginAsync(librarian);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => ScanRawAsync(librarian, take, books[n % 3])));

        (await app.Database.QuerySingleAsync<int>("select count(*) from library.stock_take_scan where site_id = @Id", new { school.Id })).ShouldBe(3);
        (await librarian.OpenAsync(take)).ShouldSay("Đã kiểm 3 trên 3");
    }

    [Fact]
    public async Task Closing_notes_what_is_missing_as_lost_and_keeps_the_result()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Góc sân và khoảng trời", 3);
        var lan = await app.PupilAsync(school, "Nguyễn Thị Lan");
        await app.ScanAsync(librarian, books[2], lan.Id);
        var take = await BeginAsync(librarian);
        await ScanAsync(librarian, take, books[0]);
        await ScanAsync(librarian, take, "LA-7");

        (await librarian.ReadAsync(await librarian.PostFormAsync($"{take}/ket-qua", Fields.Of(("Board", "")), "form[action*='handler=Close']"))).TextsOf(".error").Count.ShouldBe(2);
        await CloseAsync(librarian, take);

        var closed = await librarian.OpenAsync(take);
        closed.ShouldSay("Kiểm kê số 1").ShouldSay("Đã khoá lúc").TextsOf(".figure b").ShouldBe(["3", "1", "1", "1"]);
        (await app.Database.QueryAsync<int>("select state from library.copy where site_id = @Id order by number", new { school.Id })).ShouldBe([0, 1, 0]);
        (await ScanRawAsync(librarian, take, books[1])).ShouldSay("đã khoá, không ghi thêm được");
        await CloseAsync(librarian, take, closed: true);
        var before = await MinutesAsync(librarian, take);
        before.ShouldContain("BIÊN BẢN KIỂM KÊ");
        before.ShouldContain("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        before.ShouldContain("1. Nguyễn Văn An – Hiệu trưởng – Trưởng ban");
        before.ShouldContain("Sách tham khảo 3 1 1 1 90.000");
        before.ShouldContain("1 TK000002 Góc sân và khoảng trời 45.000");
        before.ShouldContain("không có trong sổ nào: LA-7");
        // What happens afterwards changes nothing of it.
        await app.ScanAsync(librarian, books[1]);
        await app.Database.ExecuteAsync("update library.title set name = 'Tên khác', changed_at = now() where site_id = @Id", new { school.Id });
        (await MinutesAsync(librarian, take)).ShouldBe(before);
        (await librarian.OpenAsync($"{take}/ket-qua")).TextsOf("tbody tr").ShouldHaveSingleItem().ShouldStartWith("TK000002 Góc sân và khoảng trời");

        foreach (var sql in new[]
        {
            "update library.stock_take set note = 'x' where site_id = @Id",
            "delete from library.stock_take_line where site_id = @Id",
            "update library.stock_take_line set outcome = 0 where site_id = @Id",
            "delete from library.stock_take_scan where site_id = @Id",
            "insert into library.stock_take_stray select gen_random_uuid(), id, site_id, 'x', now() from library.stock_take where site_id = @Id",
        })
            await KeptAsync(school, sql);
    }

    [Fact]
    public async Task Part_three_of_the_general_register_and_the_copies_say_what_was_there()
    {
        var (_, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Hai vạn dặm dưới biển", 2);
        var take = await BeginAsync(librarian);
        await ScanAsync(librarian, take, books[0]);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=kk")).ShouldSay("Sổ này chưa có dòng nào");
        await CloseAsync(librarian, take);

        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=kk")).TextsOf("tbody tr").ShouldHaveSingleItem().ShouldEndWith("1 Cả thư viện 2 1 1 1 0 45.000");
        var lines = (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody tr");
        lines[0].ShouldEndWith("1 C");
        lines[1].ShouldContain("1 M Mất");
    }

    [Fact]
    public async Task A_list_from_a_scanner_is_taken_in_at_once()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 20);
        var take = await BeginAsync(librarian);
        await ScanAsync(librarian, take, "TK1");

        var numbers = Enumerable.Range(1, 40).Select(n => n % 2 == 0 ? $"tk {n}" : $"TK{n:000000}").Concat(["GK000007", "gk 7", "LA-1", "LA-1", "999"]);
        using var answer = await UploadAsync(librarian, take, string.Join("\r\n", numbers));

        (await librarian.OpenAsync(take)).ShouldSay("Đã đọc 45 dòng: thêm 40 cuốn, 3 cuốn đã kiểm trước, 2 số lạ").ShouldSay("Đã kiểm 41 trên 60");
        using var table = await UploadAsync(librarian, take, "TT;Mã vạch;Nhan đề\n1;GK000001;Toán\n2;GK000002;Toán\n");
        (await librarian.OpenAsync(take)).ShouldSay("Đã đọc 2 dòng: thêm 2 cuốn");
        (await librarian.ReadAsync(await UploadAsync(librarian, take, ""))).ShouldSay("Chọn một tệp có dòng");
    }

    [Fact]
    public async Task Eight_thousand_books_are_counted_in_a_few_statements()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 2_700);
        var take = await BeginAsync(librarian);
        using var count = new StatementCount();

        await app.ActAsSystemAsync(
            async s =>
            {
                var its = (await s.GetRequiredService<StockTakes>().FindAsync(Guid.Parse(take.Split('/')[^1]), LibraryApp.Ct))!;
                count.Take();
                (await s.GetRequiredService<StockTakeScanning>().ScanAllAsync(its, [.. Enumerable.Range(1, 5_400).Select(n => $"TK{n:000000}")], LibraryApp.Ct))!.New.ShouldBe(5_400);
                count.Take().ShouldBeInRange(4, 8);
                await s.GetRequiredService<StockTakes>().FiguresAsync(its, LibraryApp.Ct);
                count.Take().ShouldBeInRange(3, 5);
                (await s.GetRequiredService<StockTakeClosing>().CloseAsync(its, LibraryApp.Ct)).ShouldBe(2_700);
                count.Take().ShouldBeInRange(6, 14);
                return 0;
            },
            school);

        (await librarian.OpenAsync(take)).TextsOf(".figure b").ShouldBe(["8.100", "5.400", "0", "2.700"]);
    }

    [Fact]
    public async Task A_store_is_counted_by_itself()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Cây khế", 3);
        (await librarian.PostFormAsync("/quan-tri/kho-sach", Fields.Of(("Store", "Phòng đọc"), ("Typed", "TK1–2")), "form[action$='/kho-sach']")).Dispose();
        (await librarian.OpenAsync("/quan-tri/kho-sach")).ShouldSay("Phòng đọc");
        var take = await BeginAsync(librarian, "kho:Phòng đọc");

        (await ScanAsync(librarian, take, "TK1")).ShouldSay("Đã kiểm 1 trên 2");
        (await ScanAsync(librarian, take, "TK3")).ShouldSay("không thuộc phạm vi này").ShouldSay("Đã kiểm 1 trên 2");
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/kho-sach", Fields.Of(("Store", "Kho"), ("Typed", "TK77, TK1")), "form[action$='/kho-sach']"))).ShouldSay("Không có cuốn nào mang số: TK77");
    }

    /// <returns>Its path.</returns>
    internal static async Task<string> BeginAsync(Visitor librarian, string scope = "")
    {
        using var begun = await librarian.PostFormAsync("/quan-tri/kiem-ke", Fields.Of(("Scope", scope), ("Board", Board)), "form[action$='/kiem-ke']");
        return begun.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..];
    }

    internal static async Task<Page> ScanAsync(Visitor librarian, string take, string typed)
    {
        (await librarian.PostFormAsync(take, Fields.Of(("Typed", typed)), "#loan-box")).Dispose();
        return await librarian.OpenAsync(take);
    }

    internal static async Task CloseAsync(Visitor librarian, string take, bool closed = false)
    {
        var form = Fields.Of(("IsSure", "true"), ("Board", Board), ("Note", ""));
        using var answer = closed ? await librarian.PostAsync($"{take}/ket-qua?handler=Close", form) : await librarian.PostFormAsync($"{take}/ket-qua", form, "form[action*='handler=Close']");
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    private static async Task<Page> ScanRawAsync(Visitor librarian, string take, string typed)
    {
        using var answer = await librarian.PostAsync(take, Fields.Of(("Typed", typed)));
        return await librarian.OpenAsync(take);
    }

    private static async Task<string> MinutesAsync(Visitor librarian, string take)
        => string.Join('\f', await Printed.PagesAsync(await librarian.Client.GetByteArrayAsync(librarian.Url($"{take}?handler=Pdf"), LibraryApp.Ct)));

    private static async Task<HttpResponseMessage> UploadAsync(Visitor librarian, string take, string content)
    {
        var page = await librarian.OpenAsync(take);
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(content), "Sheet", "quet.txt" } };
        return await librarian.Client.PostAsync(librarian.Url($"{take}?handler=Upload"), form, LibraryApp.Ct);
    }

    private async Task KeptAsync(Site school, string sql)
        => (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { school.Id }), sql)).SqlState.ShouldBe("OL001", sql);
}
