using System.Net;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.TestKit;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace OerPortal.Library.Tests;

/// <summary>Cards as scanners read them and scissors cut them.</summary>
public sealed class CardPrintTests(LibraryApp app)
{
    private const int Resolution = 300;

    [Fact]
    public async Task A_scanner_reads_every_card_in_its_place_and_the_desk_knows_whose_it_is()
    {
        var (school, librarian) = await app.SchoolAsync();
        foreach (var name in new[] { "Trần Văn Dân", "H Nga Êban" })
            (await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi", Fields.Of(("Input.Name", name), ("Input.BornYear", "1980"), ("Input.Address", "Buôn Cư Êbur"), ("Input.Phone", name.StartsWith('T') ? "0905123456" : "0905123457")))).Dispose();
        var pupil = await app.PupilAsync(school, "Nguyễn Thị Lan");
        var its = await app.Database.QuerySingleAsync<Guid>("select class_id from classes.pupil where person_id = @Id", new { pupil.Id });

        var pages = await Printed.RenderAsync(await PrintAsync(librarian, $"ClassIds={its}&nhom=nguoi-dan&Start=9"), Resolution);

        pages.Count.ShouldBe(2);
        var read = pages.SelectMany(Cards).Select(ReadQr).ToList();
        read.Take(8).ShouldAllBe(code => code == null);
        read[8].ShouldBe(pupil.Card);
        read[9]!.ShouldStartWith("BD000001-");
        read[10]!.ShouldStartWith("BD000002-");
        read.Skip(11).ShouldAllBe(code => code == null);
        (await app.ScanAsync(librarian, read[10]!)).TextOf("#reader-name").ShouldBe("H Nga Êban");
        (await app.ScanAsync(librarian, read[8]!)).TextOf("#reader-name").ShouldBe("Nguyễn Thị Lan");
    }

    [Fact]
    public async Task Words_stay_on_their_card_however_long_they_are()
    {
        var (school, librarian) = await app.SchoolAsync();
        (await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi", Fields.Of(("Input.Name", "Công Tằng Tôn Nữ Hoàng Nghiêng Nguyệt Ưỡng Khương Thượng Đường"), ("Input.BornYear", "1980"), ("Input.Address", "Buôn Cư Êbur"), ("Input.Phone", "0905123456")))).Dispose();
        await app.Database.ExecuteAsync("update cms.site set name = repeat('Thư viện xã ', 12) where id = @Id", new { school.Id });

        var words = await Printed.WordsAsync(await PrintAsync(librarian, "nhom=nguoi-dan&Start=4"));

        words.Count.ShouldBeGreaterThan(10);
        var sheet = ReaderCardPdf.Sheet;
        foreach (var word in words)
        {
            word.Left.ShouldBeGreaterThan(sheet.Left + sheet.Width + 4, $"{word}");
            word.Right.ShouldBeLessThan(sheet.Left + (2 * sheet.Width) - 4, $"{word}");
            word.Top.ShouldBeGreaterThan(sheet.Top + sheet.Height + 2, $"{word}");
            word.Bottom.ShouldBeLessThan(sheet.Top + (2 * sheet.Height) - 2, $"{word}");
        }
    }

    [Theory]
    [InlineData("", "Groups", "Chưa có thẻ nào để in")]
    [InlineData("nhom=nguoi-dan&Start=11", "Start", "Ghi một số từ 1 đến 10")]
    [InlineData("nhom=nguoi-dan&From=nhiều", "From", "Ghi một số thẻ")]
    public async Task What_is_wrong_is_said_at_its_field(string typed, string field, string said)
    {
        var (_, librarian) = await app.SchoolAsync();

        (await librarian.OpenAsync($"/quan-tri/in-the?handler=Pdf&{typed}")).ShouldSay(said).Document.QuerySelector($"#{field}").ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_schools_class_and_card_are_not_printed_here()
    {
        var (other, there) = await app.SchoolAsync();
        var pupil = await app.PupilAsync(other, "Em Trường Bên");
        var its = await app.Database.QuerySingleAsync<Guid>("select class_id from classes.pupil where person_id = @Id", new { pupil.Id });
        (await there.PostFormAsync("/quan-tri/the-ban-doc/moi", Fields.Of(("Input.Name", "Dân Xã Bên"), ("Input.BornYear", "1980"), ("Input.Address", "Xã bên"), ("Input.Phone", "0905123456")))).Dispose();
        var card = await app.Database.QuerySingleAsync<Guid>("select id from library.reader_card where site_id = @Id", new { other.Id });
        var (_, librarian) = await app.SchoolAsync();

        (await librarian.GetAsync($"/quan-tri/in-the?handler=Pdf&ClassIds={its}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.GetAsync($"/quan-tri/in-the?handler=Pdf&card={card}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.GetAsync($"/quan-tri/the-ban-doc/{card}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<byte[]> PrintAsync(Visitor librarian, string what) => librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/in-the?handler=Pdf&{what}"), LibraryApp.Ct);

    private static IEnumerable<PrintedPage> Cards(PrintedPage page)
    {
        var sheet = ReaderCardPdf.Sheet;
        return Enumerable.Range(0, sheet.Count).Select(at => page.Cut(sheet.Left + (at % sheet.Columns * sheet.Width), sheet.Top + (at / sheet.Columns * sheet.Height), sheet.Width, sheet.Height, Resolution));
    }

    private static string? ReadQr(PrintedPage card)
        => new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(card.Grey, card.Width, card.Height, RGBLuminanceSource.BitmapFormat.Gray8))), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;
}
