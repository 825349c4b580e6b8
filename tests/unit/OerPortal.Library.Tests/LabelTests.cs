using System.Net;
using OerPortal.Library.Labels;
using OerPortal.Library.Models;
using OerPortal.TestKit;
using ZXing;
using ZXing.Common;
using ZXing.OneD;
using ZXing.QrCode;

namespace OerPortal.Library.Tests;

public sealed class LabelTests(LibraryApp app)
{
    /// <summary>What office printers and thermal printers print, in dots an inch.</summary>
    private const int Resolution = 203;

    public static TheoryData<string, string> EveryLabel => new(from sheet in LabelSheet.All from kind in Enum.GetNames<LabelKind>() select (sheet.Key, kind));

    [Theory]
    [InlineData("a4-30")]
    [InlineData("a4-48")]
    [InlineData("roll")]
    public async Task A_scanner_reads_every_barcode_in_its_place(string key)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 25);
        var sheet = LabelSheet.All.Single(s => s.Key == key);

        var pages = await Printed.RenderAsync(await PrintAsync(librarian, $"so=tk&From=1&To=50&Sheet={key}"), Resolution);

        pages.Count.ShouldBe((50 + sheet.Count - 1) / sheet.Count);
        pages.SelectMany(page => Labels(page, sheet)).Select(ReadBars).OfType<string>().ShouldBe(Enumerable.Range(1, 50).Select(n => $"TK{n:000000}"));
    }

    [Theory]
    [InlineData("a4-30")]
    [InlineData("a4-48")]
    [InlineData("roll")]
    public async Task A_camera_reads_every_QR_code_in_its_place(string key)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 5);
        var sheet = LabelSheet.All.Single(s => s.Key == key);

        var pages = await Printed.RenderAsync(await PrintAsync(librarian, $"so=gk&From=GK000002&To=gk 5&Kind=Qr&Sheet={key}"), Resolution);

        pages.SelectMany(page => Labels(page, sheet)).Select(ReadQr).OfType<string>().ShouldBe(["GK000002", "GK000003", "GK000004", "GK000005"]);
    }

    [Fact]
    public async Task A_used_sheet_goes_on_at_its_first_free_label()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 5);

        var pages = await Printed.RenderAsync(await PrintAsync(librarian, "so=gk&From=1&To=3&Start=29"), Resolution);

        pages.Count.ShouldBe(2);
        var read = Labels(pages[0], LabelSheet.All[0]).Select(ReadBars).ToList();
        read.Take(28).ShouldAllBe(label => label == null);
        read.Skip(28).ShouldBe(["GK000001", "GK000002"]);
        ReadBars(Labels(pages[1], LabelSheet.All[0]).First()).ShouldBe("GK000003");
    }

    [Theory]
    [MemberData(nameof(EveryLabel))]
    public async Task Words_stay_on_their_label_however_long_they_are(string key, string kind)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 3);
        await app.Database.ExecuteAsync(
            "update library.title set name = repeat('Nghiêng', 40), volume = 'Quyển thứ hai mươi tám, phần thượng', class_mark = '895.922334 ' || repeat('8', 100), people = 'Ưỡưỡ' where site_id = @Id; update library.copy set store = 'Kho sách tham khảo tầng hai nhà hiệu bộ' where site_id = @Id",
            new { school.Id });
        var sheet = LabelSheet.All.Single(s => s.Key == key);

        var words = await Printed.WordsAsync(await PrintAsync(librarian, $"so=tk&From=1&To=6&Sheet={key}&Kind={kind}"));

        words.Count(w => w.Text.StartsWith("TK00000", StringComparison.Ordinal)).ShouldBe(6);
        foreach (var word in words)
        {
            var (column, row) = (Math.Floor((word.Left - sheet.Left) / (sheet.Width + sheet.Between)), Math.Floor((word.Top - sheet.Top) / sheet.Height));
            word.Left.ShouldBeGreaterThan(sheet.Left + (column * (sheet.Width + sheet.Between)) + 0.9, $"{word}");
            word.Right.ShouldBeLessThan(sheet.Left + (column * (sheet.Width + sheet.Between)) + sheet.Width - 0.9, $"{word}");
            word.Bottom.ShouldBeLessThan(sheet.Top + ((row + 1) * sheet.Height), $"{word}");
        }
    }

    [Fact]
    public async Task A_spine_label_says_where_the_book_stands()
    {
        var (_, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Dế Mèn phiêu lưu ký", ("Input.People", "Tô Hoài"), ("Input.ClassMark", "895.922"), ("Input.Volume", "Tập 2"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, 2)));

        (await Printed.PagesAsync(await PrintAsync(librarian, "so=tk&From=2&Kind=Spine&Sheet=roll"))).ShouldBe(["895.922 TÔH Tập 2 TK000002"]);
    }

    [Fact]
    public async Task An_entered_voucher_leads_to_the_labels_of_its_numbers()
    {
        var (school, librarian) = await app.SchoolAsync();
        var novel = await app.TitleAsync(librarian, "Đất rừng phương Nam");
        var tale = await app.TitleAsync(librarian, "Truyện Kiều");
        var textbook = await app.TitleAsync(librarian, "Toán 6", ("Input.Kind", "Textbook"));
        var voucher = await app.VoucherAsync(librarian, (novel, 3), (textbook, 1), (tale, 1500), (novel, 1500));
        (await librarian.OpenAsync(voucher)).ShouldNotSay("In nhãn");
        await LibraryApp.EnterAsync(librarian, voucher);
        // A title that is another kind's today keeps the numbers its copies have.
        await app.Database.ExecuteAsync("update library.title set kind = 3 where site_id = @Id", new { school.Id });

        var entered = await librarian.OpenAsync(voucher);

        var links = entered.Document.QuerySelectorAll("main a[href*='nhan-sach']");
        links.Select(l => l.TextContent.Trim()).ShouldBe(["In nhãn GK000001", "In nhãn TK000001–002000", "In nhãn TK002001–003003"]);
        entered.ShouldSay("TK000004–001503");
        var labels = await librarian.OpenAsync(links[2].GetAttribute("href")![librarian.Site.PathPrefix.Length..]);
        labels.Document.QuerySelector("#From")!.GetAttribute("value").ShouldBe("2001");
        labels.Document.QuerySelector("[name=so][checked]")!.GetAttribute("value").ShouldBe("tk");
    }

    [Theory]
    [InlineData("From=", "From", "Ghi một số của sổ này")]
    [InlineData("From=0", "From", "Ghi một số của sổ này")]
    [InlineData("From=GK000001", "From", "Ghi một số của sổ này, ví dụ 12 hoặc TK000012")]
    [InlineData("From=1&To=nhiều", "To", "Ghi một số của sổ này")]
    [InlineData("From=1&To=99999999999", "To", "Ghi một số của sổ này")]
    [InlineData("From=9&To=3", "To", "Số cuối không nhỏ hơn số đầu")]
    [InlineData("From=1&To=2001", "To", "nhiều nhất 2.000 nhãn")]
    [InlineData("From=900", "From", "chưa có số nào trong khoảng đó")]
    [InlineData("From=1&Start=31", "Start", "Ghi một số từ 1 đến 30")]
    [InlineData("From=1&Start=0", "Start", "Ghi một số từ 1 đến 30")]
    public async Task What_is_wrong_is_said_at_its_field(string typed, string field, string said)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 1);

        var refused = await librarian.OpenAsync($"/quan-tri/nhan-sach?handler=Pdf&so=tk&{typed}");

        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain(said);
        refused.Document.QuerySelector($".field.wrong #{field}").ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_schools_numbers_and_teachers_have_no_labels_here()
    {
        var (other, _) = await app.SchoolAsync();
        await app.StockAsync(other, 3);
        var (school, librarian) = await app.SchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);

        (await librarian.OpenAsync("/quan-tri/nhan-sach?handler=Pdf&so=tk&From=1&To=6")).ShouldSay("chưa có số nào trong khoảng đó");
        (await teacher.GetAsync("/quan-tri/nhan-sach")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await teacher.GetAsync("/quan-tri/so-dang-ky")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<byte[]> PrintAsync(Visitor librarian, string what) => librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/nhan-sach?handler=Pdf&{what}"), LibraryApp.Ct);

    private static IEnumerable<PrintedPage> Labels(PrintedPage page, LabelSheet sheet)
        => Enumerable.Range(0, sheet.Count).Select(at => page.Cut(sheet.Left + (at % sheet.Columns * (sheet.Width + sheet.Between)), sheet.Top + (at / sheet.Columns * sheet.Height), sheet.Width, sheet.Height, Resolution));

    private static string? ReadBars(PrintedPage label) => new Code128Reader().decode(Bitmap(label))?.Text;

    private static string? ReadQr(PrintedPage label) => new QRCodeReader().decode(Bitmap(label), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;

    private static BinaryBitmap Bitmap(PrintedPage label) => new(new HybridBinarizer(new RGBLuminanceSource(label.Grey, label.Width, label.Height, RGBLuminanceSource.BitmapFormat.Gray8)));
}
