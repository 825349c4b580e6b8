using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A pupil reads a book from cover to end with a finger, on a phone four times slower than this machine.</summary>
public sealed partial class TurningTests(DemoPortal demo) : Journey(demo)
{
    private const int Chapters = 5;

    private const int Paragraphs = 9;

    private OpenBook Book => new(Page);

    [Theory]
    [InlineData(ReducedMotion.NoPreference)]
    [InlineData(ReducedMotion.Reduce)]
    public async Task Taps_lead_through_every_chapter_to_the_last_page_which_stays(ReducedMotion motion)
    {
        await OpenOnPhoneAsync(motion);
        var seen = new HashSet<string>();
        for (var taps = 0; taps < 80 && !await IsAtEndAsync(); taps++)
        {
            seen.UnionWith(await SeenAsync());
            await TapOnAsync();
            await Book.PlaceAsync();
        }

        seen.UnionWith(await SeenAsync());
        seen.Count.ShouldBe(Chapters * Paragraphs, string.Join(' ', seen.Order(StringComparer.Ordinal)));
        var last = await Book.LookAsync();
        await TapOnAsync();
        await Book.PlaceAsync();
        await EventuallyAsync(async () => (await Book.LookAsync()).ShouldBe(last));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(350)]
    [InlineData(900)]
    public async Task No_tap_is_lost_however_quickly_they_come(int pause)
    {
        await OpenOnPhoneAsync(ReducedMotion.NoPreference);
        const int pages = 8;
        for (var i = 0; i < pages; i++)
        {
            await Page.Keyboard.PressAsync("PageDown");
            await Book.PlaceAsync();
        }

        var expected = await Book.LookAsync();
        await Page.Keyboard.PressAsync("Home");
        await Book.PlaceAsync();
        for (var i = 0; i < pages; i++)
        {
            await TapOnAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(pause), Ct);
        }

        await Book.PlaceAsync();
        await EventuallyAsync(async () => (await Book.LookAsync()).ShouldBe(expected));
    }

    private async Task OpenOnPhoneAsync(ReducedMotion motion)
    {
        var file = await UploadAsync();
        var state = await Page.Context.StorageStateAsync();
        await UseDeviceAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            HasTouch = true,
            IsMobile = true,
            ReducedMotion = motion,
            StorageState = state,
        });
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await GoAsync($"{DemoPeople.School}/doc/tep/{file}");
        await Book.ReadyAsync();
        await Book.PlaceAsync();
    }

    private async Task<string> UploadAsync()
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/dong-gop");
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(new FilePayload
        {
            Name = "lat-trang.epub",
            MimeType = "application/epub+zip",
            Buffer = Novel(),
        });
        var file = await Page.Locator("[data-files] input[name=fileId]").First.InputValueAsync();
        await Page.WaitForFunctionAsync("async (manifest) => (await fetch(manifest)).ok", $"{DemoPeople.School}/an-pham/{file}/manifest.json");
        return file;
    }

    private Task TapOnAsync() => Page.Touchscreen.TapAsync(335, 330);

    private async Task<bool> IsAtEndAsync() => await Page.Locator(".reader-right").GetAttributeAsync("aria-disabled") == "true";

    private async Task<IEnumerable<string>> SeenAsync() => ParagraphName().Matches(await Book.LookAsync()).Select(match => match.Value);

    [GeneratedRegex(@"đoạn-\d+-\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParagraphName();

    /// <summary>Chapters of a few pages, each paragraph with a name of its own.</summary>
    private static byte[] Novel()
    {
        const string sentence = "Buổi sáng, sương còn phủ trên mái nhà rông, bọn trẻ đã rủ nhau xuống suối bắt cá, nước trong vắt nhìn thấy cả đàn cá nhỏ.";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, Chapters).ToArray();
            Add(zip, "mimetype", "application/epub+zip");
            Add(zip, "META-INF/container.xml", """
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
                """);
            Add(zip, "book.opf", $"""
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{Guid.CreateVersion7()}</dc:identifier>
                <dc:title>Sách nhiều trang</dc:title><dc:language>vi</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
                <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                {Each(numbers, n => $"<item id=\"c{n}\" href=\"c{n}.xhtml\" media-type=\"application/xhtml+xml\"/>")}</manifest>
                <spine>{Each(numbers, n => $"<itemref idref=\"c{n}\"/>")}</spine></package>
                """);
            Add(zip, "nav.xhtml", $"""
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Mục lục</title></head>
                <body><nav epub:type="toc"><ol>{Each(numbers, n => $"<li><a href=\"c{n}.xhtml\">Chương {n}</a></li>")}</ol></nav></body></html>
                """);
            foreach (var n in numbers)
            {
                var text = Each(Enumerable.Range(1, Paragraphs), p => $"<p>đoạn-{n}-{p} {sentence}</p>");
                Add(zip, $"c{n}.xhtml", $"""
                    <html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>Chương {n}</title></head><body><h1>Chương {n}</h1>{text}</body></html>
                    """);
            }
        }

        return bytes.ToArray();
    }

    private static string Each(IEnumerable<int> numbers, Func<int, FormattableString> write) =>
        string.Concat(numbers.Select(n => write(n).ToString(CultureInfo.InvariantCulture)));

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
