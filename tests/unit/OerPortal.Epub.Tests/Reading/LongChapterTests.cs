using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Chapters that a cheap phone could not lay out in one piece; case 40 of the table of bad inputs.</summary>
public sealed class LongChapterTests
{
    private const int OneAndAHalfMegabytes = 1_500_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [BadInput(40)]
    public async Task A_long_chapter_becomes_parts_that_are_each_short()
    {
        var book = await DeriveAsync(OneAndAHalfMegabytes);

        book.ReadingOrder.Count.ShouldBeInRange(7, 14);
        book.ReadingOrder[0].ShouldBe("OEBPS/Text/mo-dau.xhtml");
        book.ReadingOrder.Take(1..3).ShouldBe(["OEBPS/Text/dai.xhtml", "OEBPS/Text/dai.2.xhtml"]);
        book.ReadingOrder[^1].ShouldBe("OEBPS/Text/ghi-chu.xhtml");
        book.ReadingOrder.ShouldAllBe(path => book.Members[path].Length <= ChapterSplitter.Most);
        book.ReadingOrder.Skip(1).SkipLast(1).ShouldAllBe(path => Body(book, path).Attribute("class")!.Value == "sach");
    }

    [Fact]
    public async Task No_word_is_lost_between_the_parts()
    {
        using var file = new TemporaryFile(LongBook.Of(OneAndAHalfMegabytes));
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default with { NamesAreUtf8 = true });
        zip.TryFind("OEBPS/Text/dai.xhtml", out var member);
        using var original = SafeXml.Open(zip.ReadAll(member!, long.MaxValue, Refusal.TooLarge));

        var book = await DerivedBook.OfAsync(file.Path, Cancellation);

        book.Words().ShouldContain(XDocument.Load(original, LoadOptions.PreserveWhitespace).Root!.Elements().Last().Value);
    }

    [Fact]
    public async Task Every_link_leads_to_the_part_that_holds_its_target()
    {
        var book = await DeriveAsync(OneAndAHalfMegabytes);

        book.BrokenLinks().ShouldBeEmpty();
        Contents(book).ShouldAllBe(href => !href.Contains('#', StringComparison.Ordinal) || book.Leads("", href) == true);
        Contents(book).Select(href => EpubPath.Resolve("", href)).Distinct().Count().ShouldBe(book.ReadingOrder.Count - 1);
    }

    [Fact]
    public async Task An_id_stands_in_one_part_only()
    {
        var book = await DeriveAsync(OneAndAHalfMegabytes);

        var ids = book.ReadingOrder.SelectMany(path => book.Document(path).Descendants().Attributes("id").Select(a => a.Value)).ToList();
        ids.Count.ShouldBeGreaterThan(3000);
        ids.ShouldBeUnique();
    }

    [Fact]
    public void A_numbered_list_goes_on_counting_in_the_next_part()
    {
        var markup = Encoding.UTF8.GetBytes(
            $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><ol start=\"5\">{string.Concat(Enumerable.Range(0, 8).Select(_ => $"<li>{new string('a', 60_000)}</li>"))}</ol></body></html>");

        var parts = ChapterSplitter.Split(markup).Documents;

        parts.Count.ShouldBe(2);
        XDocument.Parse(Encoding.UTF8.GetString(parts[1])).Descendants().Single(e => e.Name.LocalName == "ol").Attribute("start")!.Value.ShouldBe("10");
    }

    [Fact]
    public void A_heading_stays_with_its_section_and_its_id()
    {
        var text = new string('a', 160_000);
        var markup = Encoding.UTF8.GetBytes($"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><div id=\"a\"><h2>A</h2><p>{text}</p></div>\n<div id=\"b\">\n<div><h2>B</h2><p>{text}</p></div></div></body></html>");

        var parts = ChapterSplitter.Split(markup);

        parts.PartOfId.ShouldBe(new Dictionary<string, int> { ["a"] = 0, ["b"] = 1 }, ignoreOrder: true);
        XDocument.Parse(Encoding.UTF8.GetString(parts.Documents[0])).Descendants().Count(e => e.Name.LocalName == "div").ShouldBe(1);
    }

    [Fact]
    public async Task Manifest_positions_package_and_pack_name_the_same_parts()
    {
        var book = await DeriveAsync(OneAndAHalfMegabytes);

        (await WebpubSchema.ComplaintsAsync(book.Manifest, Cancellation)).ShouldBeEmpty();
        Hrefs(book.Manifest, "readingOrder").ShouldBe(book.ReadingOrder);
        Hrefs(book.Positions, "positions").Distinct().ShouldBe(book.ReadingOrder);
        var package = book.Document("OEBPS/content.opf");
        var items = package.Descendants().Where(e => e.Name.LocalName == "item").ToDictionary(e => e.Attribute("id")!.Value, e => "OEBPS/" + e.Attribute("href")!.Value);
        package.Descendants().Where(e => e.Name.LocalName == "itemref").Select(e => items[e.Attribute("idref")!.Value]).ShouldBe(book.ReadingOrder);
    }

    [Fact]
    public async Task Words_are_found_in_the_part_that_has_them()
    {
        var book = await DeriveAsync(OneAndAHalfMegabytes);

        foreach (var (path, stretches) in book.Chapters)
            stretches.ShouldAllBe(s => s.Heading != null && EpubPath.Resolve("", s.Locator) == path && (!s.Locator.Contains('#') || book.Leads("", s.Locator) == true));
        book.Chapters["OEBPS/Text/dai.3.xhtml"].ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task No_link_of_a_real_book_breaks_by_cutting(string name)
    {
        var book = await DerivedBook.OfAsync(Corpus.PathTo(name), Cancellation);

        // Links that were broken before stay so: there is no such id anywhere in the chapter.
        var known = book.ReadingOrder.SelectMany(path => book.Document(path).Descendants().Attributes("id").Select(a => a.Value)).ToHashSet();
        book.BrokenLinks().Where(link => known.Contains(Uri.UnescapeDataString(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..])) && IsCut(book, link)).ShouldBeEmpty();
        book.ReadingOrder.ShouldAllBe(path => book.Members[path].Length < 450_000 || !book.Split.Chapters.ContainsKey(path));
    }

    [Fact]
    [BadInput(40)]
    public async Task A_chapter_of_40_MB_is_refused_with_its_reason()
    {
        using var file = new TemporaryFile(LongBook.Of(40_000_000));

        (await Should.ThrowAsync<FileRefusedException>(() => DerivedBook.OfAsync(file.Path, Cancellation))).Reason.ShouldBe(Refusal.EpubTooLarge);
    }

    private static async Task<DerivedBook> DeriveAsync(int length)
    {
        using var file = new TemporaryFile(LongBook.Of(length));
        return await DerivedBook.OfAsync(file.Path, Cancellation);
    }

    private static XElement Body(DerivedBook book, string path) => book.Document(path).Root!.Elements().Single(e => e.Name.LocalName == "body");

    private static bool IsCut(DerivedBook book, string link)
    {
        var (from, href) = (link.Split(" → ")[0], link.Split(" → ")[1]);
        return book.Split.Chapters.Values.Any(c => c.Paths.Contains(EpubPath.Resolve(from, href)!));
    }

    private static IEnumerable<string> Contents(DerivedBook book) =>
        JsonDocument.Parse(book.Manifest).RootElement.GetProperty("toc").EnumerateArray().Select(link => link.GetProperty("href").GetString()!);

    private static IEnumerable<string> Hrefs(string json, string list) =>
        JsonDocument.Parse(json).RootElement.GetProperty(list).EnumerateArray().Select(link => Uri.UnescapeDataString(link.GetProperty("href").GetString()!));
}
