using System.Net;
using System.Text;
using MiniExcelLibs;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ImportTests(LibraryApp app)
{
    private const string Headings = "STT,Tên sách,Tác giả,Tập,NXB,Năm XB,Loại sách,DDC,Đơn giá,SL,Vị trí\r\n";

    [Fact]
    public async Task A_librarians_list_is_looked_at_and_then_taken_in()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.TitleAsync(librarian, "Tắt đèn", ("Input.People", "Ngô Tất Tố"), ("Input.Publisher", "Văn học"));

        var preview = await SendAsync(librarian, Headings
            + "1,TẮT ĐÈN,Ngô Tất Tố,,Văn học,2019,STK,895.9223,\"45.000\",3,Kệ 2\r\n"
            + "2,Toán 6,,1,Giáo dục Việt Nam,2024,Sách giáo khoa,,22000,40,\r\n"
            + "3,Toán 6,,2,Giáo dục Việt Nam,2024,SGK,,21000 đ,,\r\n"
            + "4,Toán 6,,1,Giáo dục Việt Nam,2024,SGK,,22000,5,\r\n"
            + "5,Sách lạ,,,,hai nghìn,Phép thuật,,rẻ,nhiều,\r\n"
            + ",,,,,,,,,,\r\n");

        var looked = await librarian.OpenAsync(preview);
        looked.TextsOf(".figure b").ShouldBe(["2", "1", "1", "1", "49"]);
        looked.ShouldSay("Không dùng các cột: Vị trí").ShouldSay("Cột Năm xuất bản:").ShouldSay("Cột Loại sách: Ghi SGK").ShouldSay("Cột Số bản:").ShouldSay("Cột Giá tiền:");
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.title where site_id = @Id", new { school.Id })).ShouldBe(1);

        (await librarian.PostFormAsync(preview)).Dispose();
        (await librarian.PostAsync(preview, [])).Dispose();

        (await librarian.OpenAsync(preview)).ShouldSay("Đã nhập lúc");
        (await librarian.OpenAsync("/quan-tri/sach?q=toan 6")).TextsOf("tbody th").ShouldBe(["Toán 6. Tập 1", "Toán 6. Tập 2"]);
        (await librarian.OpenAsync("/quan-tri/sach?q=tat den")).ShouldSay("2019").ShouldSay("Tắt đèn");
        var vouchers = await librarian.OpenAsync("/quan-tri/phieu-nhap-sach");
        vouchers.TextsOf("tbody th").ShouldBe(["Phiếu đang ghi"]);
        var voucher = vouchers.Document.QuerySelector("tbody th a")!.GetAttribute("href")![school.PathPrefix.Length..];
        await LibraryApp.EnterAsync(librarian, voucher);
        (await librarian.OpenAsync(voucher)).ShouldSay("TK000001–000003").ShouldSay("GK000001–000040").ShouldSay("GK000042–000046");
    }

    [Fact]
    public async Task A_workbook_is_read_as_well()
    {
        var (_, librarian) = await app.SchoolAsync();
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(new[] { new Dictionary<string, object> { ["Nhan đề"] = "Quê nội", ["Tác giả"] = "Võ Quảng", ["Năm"] = 2021, ["Số bản"] = 2 } }, cancellationToken: LibraryApp.Ct);

        (await librarian.OpenAsync(await SendAsync(librarian, workbook.ToArray(), "sach.xlsx"))).TextsOf(".figure b").ShouldBe(["1", "0", "0", "0", "2"]);
    }

    [Fact]
    public async Task The_catalogue_goes_out_and_comes_back_the_same()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Lá cờ thêu sáu chữ vàng", 2, Models.BookKind.Children);
        await app.TitleAsync(librarian, "=1+1; \"nháy\"", ("Input.Volume", "Tập 2"), ("Input.Price", "12.000"), ("Input.Isbn", "9786042123457"), ("Input.Year", "2020"));

        var file = await librarian.Client.GetByteArrayAsync(librarian.Url("/quan-tri/sach?handler=File"), LibraryApp.Ct);
        Encoding.UTF8.GetString(file).ShouldContain("Số bản hiện có");

        (await librarian.OpenAsync(await SendAsync(librarian, file, "muc-luc.csv"))).ShouldSay("Không có gì mới để nhập").TextsOf(".figure b").ShouldBe(["0", "0", "2", "0", "0"]);
    }

    [Theory]
    [InlineData("Tác giả,Năm\r\nTô Hoài,2020\r\n", "Bảng không có cột “Nhan đề”")]
    [InlineData("Nhan đề,Tên sách\r\nA,B\r\n", "có hai lần")]
    [InlineData("Nhan đề\r\n", "Tệp không có dòng nào")]
    [InlineData("Nhan đề,Năm\r\n\"Mở mà không đóng,2020\r\n", "dấu ngoặc kép")]
    public async Task A_table_that_cannot_be_read_says_why(string table, string said)
    {
        var (_, librarian) = await app.SchoolAsync();

        var page = await librarian.OpenAsync(await SendAsync(librarian, table));

        page.ShouldSay(said).Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await librarian.OpenAsync("/quan-tri/nhap-sach")).ShouldSay("Không đọc được");
    }

    [Fact]
    public async Task No_file_is_asked_for()
    {
        var (_, librarian) = await app.SchoolAsync();
        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/nhap-sach"))).ShouldSay("Chọn một tệp");
        (await librarian.GetAsync($"/quan-tri/nhap-sach/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var template = Encoding.UTF8.GetString(await librarian.Client.GetByteArrayAsync(librarian.Url("/quan-tri/nhap-sach?handler=Template"), LibraryApp.Ct));
        (await librarian.OpenAsync(await SendAsync(librarian, template.TrimStart('\ufeff')))).TextsOf(".figure b").ShouldBe(["1", "0", "0", "0", "3"], "the template is a table itself");
    }

    private static Task<string> SendAsync(Visitor librarian, string table) => SendAsync(librarian, Encoding.UTF8.GetBytes(table), "sach.csv");

    /// <returns>The path of what was looked at.</returns>
    private static async Task<string> SendAsync(Visitor librarian, byte[] file, string name)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await librarian.TokenAsync("/quan-tri/nhap-sach")), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Sheet", name },
        };
        using var answer = await librarian.Client.PostAsync(librarian.Url("/quan-tri/nhap-sach"), content, LibraryApp.Ct);
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await librarian.ReadAsync(answer)).Text);
        return address[librarian.Site.PathPrefix.Length..];
    }
}
