using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Recognition;

public sealed partial class ScanTests(ScanShelf shelf, IngestPortal portal) : IClassFixture<ScanShelf>
{
    private const string Verse = "Trong đầm gì đẹp bằng sen, lá xanh bông trắng lại chen nhị vàng. Nhị vàng bông trắng lá xanh, gần bùn mà chẳng hôi tanh mùi bùn.";
    private const string Proverb = "Ai ơi bưng bát cơm đầy, dẻo thơm một hạt đắng cay muôn phần. Công cha như núi Thái Sơn, nghĩa mẹ như nước trong nguồn chảy ra.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scan_of_the_corpus_is_read_at_once_as_pages_and_later_found_by_its_words()
    {
        var file = await shelf.AcceptAsync(await File.ReadAllBytesAsync(Corpus.PathTo("pdf/ban-quet-khong-co-chu.pdf"), Cancellation), "ban-quet.pdf");
        (await shelf.FactsAsync(file)).CanBeRead.ShouldBeTrue();
        (await shelf.TextAsync(file)).ShouldBeEmpty();
        await shelf.ReadAsync(file);
        var text = await shelf.TextAsync(file);
        text.Select(t => t.Locator).ShouldBe(["page=1", "page=2", "page=3", "page=4", "page=5", "page=6"]);
        string.Join('\n', text.Select(t => t.Text)).ShouldContain("học sâu", Case.Insensitive);
        var read = (await shelf.FactsAsync(file)).Recognition.ShouldNotBeNull();
        (read.Pages, read.Understood, read.IsFinished).ShouldBe((6, 6, true));
        read.Confidence.ShouldBeInRange(80, 100);
        (await shelf.AskDocumentAsync(file, "pdftotext", "-")).ShouldContain("học sâu", Case.Insensitive);
    }

    [Fact]
    public async Task Words_lie_over_the_print_and_the_scan_keeps_its_own_pixels()
    {
        var file = await shelf.AcceptAsync(SmallPdf.Of(await ScannedPage.OfAsync(Verse)), "ca-dao.pdf");
        var before = await shelf.AskDocumentAsync(file, "pdftoppm", "-r", "50", "-gray");
        await shelf.ReadAsync(file);
        (await shelf.AskDocumentAsync(file, "pdftoppm", "-r", "50", "-gray")).ShouldBe(before);
        (await shelf.TextAsync(file)).Single().Text.ShouldContain("lại chen nhị vàng");
        // The print begins 240 and 300 dots from the corner, at 300 dots an inch.
        var (left, top) = PlaceOf(await shelf.AskDocumentAsync(file, "pdftotext", "-bbox", "-"), "Trong");
        left.ShouldBe(240 * 72.0 / 300, 4);
        top.ShouldBe(300 * 72.0 / 300, 8);
    }

    [Fact]
    public async Task Pages_put_in_the_wrong_way_round_stand_upright_and_those_askew_are_read_too()
    {
        var file = await shelf.AcceptAsync(SmallPdf.Of(await ScannedPage.OfAsync(Verse, turn: 90), await ScannedPage.OfAsync(Proverb, turn: 180), await ScannedPage.OfAsync(Verse, tilt: 4)), "lon-xon.pdf");
        await shelf.ReadAsync(file);
        var text = await shelf.TextAsync(file);
        text.Select(t => t.Locator).ShouldBe(["page=1", "page=2", "page=3"]);
        text[0].Text.ShouldContain("lại chen nhị vàng");
        text[1].Text.ShouldContain("cay");
        text[2].Text.ShouldContain("lại chen nhị vàng");
        var pages = await shelf.AskDocumentAsync(file, "pdfinfo", "-f", "1", "-l", "3");
        Turns().Matches(pages).Select(m => m.Groups["turn"].Value).ShouldBe(["270", "180", "0"]);
        var words = await shelf.AskDocumentAsync(file, "pdftotext", "-l", "1", "-");
        words.ShouldContain("lá xanh");
    }

    [Fact]
    public async Task Where_a_run_ended_the_next_one_goes_on_and_what_is_derived_anew_is_not_read_again()
    {
        var file = await shelf.AcceptAsync(SmallPdf.Of(await ScannedPage.OfAsync(Verse), await ScannedPage.OfAsync(Proverb)), "hai-trang.pdf");
        await shelf.ReadAsync(file);
        await ChangeAsync($"with r as (update ingest.recognition set finished_at = null where file_id = {file}), p as (delete from ingest.recognised_page where file_id = {file} and page = 2) update ingest.recognised_page set text = 'đọc từ trước' where file_id = {file} and page = 1");
        await shelf.ReadAsync(file);
        (await shelf.TextAsync(file)).Select(t => t.Text[..12]).ShouldBe(["đọc từ trước", Proverb[..12]]);
        (await portal.RemakeAsync(file)).ShouldBe(Remade.Made);
        (await shelf.AskDocumentAsync(file, "pdftotext", "-")).ShouldNotContain("lá xanh");
        (await shelf.TextAsync(file)).Count.ShouldBe(2, "search keeps its words meanwhile");
        await shelf.ReadAsync(file);
        (await shelf.TextAsync(file))[0].Text.ShouldBe("đọc từ trước");
        (await shelf.AskDocumentAsync(file, "pdftotext", "-")).ShouldContain("lá xanh");
    }

    [Fact]
    public async Task A_page_with_words_of_its_own_is_left_as_it_is()
    {
        var file = await shelf.AcceptAsync(SmallPdf.Of([["Loi noi dau"], ["Muc luc"]]), "co-chu.pdf");
        await shelf.ReadAsync(file);
        (await shelf.TextAsync(file)).ShouldBe([("page=1", "Loi noi dau"), ("page=2", "Muc luc")]);
        (await shelf.FactsAsync(file)).Recognition!.Understood.ShouldBe(0);
    }

    [Fact]
    public async Task Words_in_a_picture_are_found_and_a_photograph_has_none()
    {
        var poster = await shelf.AcceptAsync((await ScannedPage.OfAsync(Proverb)).Jpeg, "ap-phich.jpg");
        var photograph = await shelf.AcceptAsync(await Drawn.AsAsync("jpg"), "anh.jpg");
        await shelf.ReadAsync(poster);
        await shelf.ReadAsync(photograph);
        var (locator, text) = (await shelf.TextAsync(poster)).Single();
        locator.ShouldBeEmpty();
        text.ShouldContain("cay");
        (await shelf.TextAsync(photograph)).ShouldBeEmpty();
        (await SentencesAsync(poster)).Single().ShouldContain("có thể sai");
        (await SentencesAsync(photograph)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Teacher_and_reviewer_are_told_how_far_the_machine_is_and_how_sure()
    {
        var (scan, blank) = (await shelf.AcceptAsync(SmallPdf.Of(await ScannedPage.OfAsync(Verse)), "scan.pdf"), await shelf.AcceptAsync(SmallPdf.Of([[], []]), "trang-trang.pdf"));
        (await SentencesAsync(scan)).Single().ShouldContain("chưa có chữ để tìm");
        await shelf.ReadAsync(scan);
        await shelf.ReadAsync(blank);
        (await SentencesAsync(scan)).Single().ShouldMatch("máy đọc từ ảnh chụp, có thể sai: 1/1 trang, máy chắc khoảng [89][0-9] %");
        (await SentencesAsync(blank)).Single().ShouldContain("Máy không đọc được chữ");
        await ChangeAsync($"update ingest.recognition set finished_at = null where file_id = {scan}");
        (await SentencesAsync(scan)).Single().ShouldContain("xong 1/1 trang");
    }

    private Task<IReadOnlyList<string>> SentencesAsync(Guid file) => portal.ActAsSystemAsync(async s =>
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        return s.GetRequiredService<IStringLocalizer>().Sentences(await shelf.FactsAsync(file), toOwner: true);
    });

    private Task<int> ChangeAsync(FormattableString sql) => portal.AskAsync<IngestDbContext, int>(d => d.Database.ExecuteSqlAsync(sql, Cancellation));

    private static (double Left, double Top) PlaceOf(string boxes, string word)
    {
        var found = Places().Matches(boxes).First(m => m.Groups["word"].Value == word);
        return (double.Parse(found.Groups["left"].Value, CultureInfo.InvariantCulture), double.Parse(found.Groups["top"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""<word xMin="(?<left>[0-9.]+)" yMin="(?<top>[0-9.]+)"[^>]*>(?<word>[^<]+)</word>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"Page\s+[0-9]+ rot:\s+(?<turn>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Turns();
}
