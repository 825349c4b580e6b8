using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>What a book says about how it is shown, and what its manifest says of it.</summary>
public sealed class RenderingTests
{
    private const string Fixed = """<meta property="rendition:layout">pre-paginated</meta>""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reflowable_book_says_nothing_of_spreads()
    {
        var metadata = Metadata(await ManifestAsync(new EpubForge()));
        metadata.GetProperty("layout").GetString().ShouldBe("reflowable");
        foreach (var silent in (string[])["presentation", "readingProgression", "contentDirection", "titleDirection", "mediaOverlay"])
            metadata.TryGetProperty(silent, out _).ShouldBeFalse(silent);
    }

    [Theory]
    [InlineData("spread", "none")]
    [InlineData("spread", "both")]
    [InlineData("spread", "portrait")]
    [InlineData("flow", "scrolled-doc")]
    [InlineData("flow", "scrolled-continuous")]
    [InlineData("orientation", "landscape")]
    public async Task A_rendition_property_of_the_book_is_told(string property, string value)
    {
        var book = Book(Fixed + $"""<meta property="rendition:{property}"> {value} </meta>""");
        Metadata(await ManifestAsync(book)).GetProperty("presentation").GetProperty(property).GetString().ShouldBe(value);
    }

    [Fact]
    public async Task A_word_that_no_standard_knows_is_left_out()
        => Metadata(await ManifestAsync(Book("""<meta property="rendition:spread">everywhere</meta>"""))).TryGetProperty("presentation", out _).ShouldBeFalse();

    [Fact]
    public async Task A_roll_is_fixed_and_rolled()
    {
        var metadata = Metadata(await ManifestAsync(Book("""<meta property="rendition:layout">roll</meta>""")));
        metadata.GetProperty("layout").GetString().ShouldBe("fixed");
        metadata.GetProperty("presentation").GetProperty("layout").GetString().ShouldBe("roll");
    }

    [Fact]
    public async Task Of_a_layout_said_twice_the_first_counts()
        => Metadata(await ManifestAsync(Book(Fixed + """<meta property="rendition:layout">reflowable</meta>"""))).GetProperty("layout").GetString().ShouldBe("fixed");

    [Theory]
    [InlineData("META-INF/com.apple.ibooks.display-options.xml")]
    [InlineData("META-INF/com.kobobooks.display-options.xml")]
    public async Task Display_options_of_a_shop_are_read_where_the_package_is_silent(string path)
    {
        const string options = """
            <display_options><platform name="*"><option name="fixed-layout">true</option>
            <option name="open-to-spread">false</option><option name="orientation-lock">landscape-only</option></platform></display_options>
            """;
        var metadata = Metadata(await ManifestAsync(new EpubForge().With(path, options)));
        metadata.GetProperty("layout").GetString().ShouldBe("fixed");
        metadata.GetProperty("presentation").GetProperty("spread").GetString().ShouldBe("none");
        metadata.GetProperty("presentation").GetProperty("orientation").GetString().ShouldBe("landscape");

        Metadata(await ManifestAsync(Book("""<meta property="rendition:layout">reflowable</meta>""").With(path, options))).GetProperty("layout").GetString().ShouldBe("reflowable");
    }

    [Fact]
    public async Task Damaged_display_options_cost_nothing()
        => Metadata(await ManifestAsync(new EpubForge().With("META-INF/com.apple.ibooks.display-options.xml", "<display_options><platform>")))
            .GetProperty("layout").GetString().ShouldBe("reflowable");

    [Fact]
    public async Task Fixed_layout_of_old_packages_is_read()
        => Metadata(await ManifestAsync(Book("""<meta name="fixed-layout" content="true"/>"""))).GetProperty("layout").GetString().ShouldBe("fixed");

    [Theory]
    [InlineData("rendition:layout-pre-paginated", false, "layout", "fixed")]
    [InlineData("rendition:layout-reflowable rendition:layout-pre-paginated", true, "layout", "reflowable")]
    [InlineData("rendition:layout-reflowable", false, "layout", null)]
    [InlineData("rendition:spread-none", true, "spread", "none")]
    [InlineData("rendition:flow-scrolled-doc", false, "flow", "scrolled-doc")]
    [InlineData("rendition:flow-upwards", false, "flow", null)]
    [InlineData("rendition:orientation-portrait", true, "orientation", "portrait")]
    [InlineData("page-spread-left", true, "page", "left")]
    [InlineData("rendition:page-spread-right", true, "page", "right")]
    [InlineData("rendition:page-spread-center", true, "page", "center")]
    [InlineData("rendition:align-x-center", false, "alignX", "center")]
    public async Task A_step_says_what_differs_for_itself(string properties, bool inFixedBook, string key, string? value)
    {
        var book = Book(inFixedBook ? Fixed : "", """<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>""", $"""<itemref idref="c2" properties="{properties}"/>""")
            .With("OPS/c2.xhtml", EpubForge.Page("<p>Hai</p>"));
        var steps = await StepsAsync(book);
        Property(steps[1], key).ShouldBe(value);
        Property(steps[0], key).ShouldBeNull();
    }

    [Theory]
    [InlineData("""page-progression-direction="rtl" """, "vi", "rtl")]
    [InlineData("""page-progression-direction="ltr" """, "ar", "ltr")]
    [InlineData("""page-progression-direction="default" """, "he", "rtl")]
    [InlineData("", "fa-IR", "rtl")]
    [InlineData("", "az-Arab", "rtl")]
    [InlineData("", "ar-Latn", null)]
    [InlineData("", "ja", null)]
    public async Task Pages_follow_as_the_spine_says_and_else_as_the_language_is_written(string attribute, string language, string? order)
    {
        var package = EpubForge.Package().Replace("<spine>", $"<spine {attribute}>", StringComparison.Ordinal)
            .Replace("<dc:language>vi", $"<dc:language>{language}", StringComparison.Ordinal);
        var metadata = Metadata(await ManifestAsync(new EpubForge().With("OPS/package.opf", package)));
        (metadata.TryGetProperty("readingProgression", out var said) ? said.GetString() : null).ShouldBe(order);
    }

    [Theory]
    [InlineData("dir='rtl'", "", "rtl", "rtl")]
    [InlineData("dir='ltr'", "dir='rtl'", "ltr", "rtl")]
    [InlineData("dir='rtl'", "dir='auto'", "rtl", "auto")]
    [InlineData("", "dir='rtl'", null, "rtl")]
    [InlineData("", "dir='up'", null, null)]
    public async Task Directions_of_text_are_the_packages_and_the_titles_own(string package, string title, string? content, string? ofTitle)
    {
        var text = EpubForge.Package().Replace("version=\"3.0\"", $"version=\"3.0\" {package}", StringComparison.Ordinal)
            .Replace("<dc:title>", $"<dc:title xml:lang='he' {title}>", StringComparison.Ordinal);
        var metadata = Metadata(await ManifestAsync(new EpubForge().With("OPS/package.opf", text)));
        (metadata.TryGetProperty("contentDirection", out var said) ? said.GetString() : null).ShouldBe(content);
        (metadata.TryGetProperty("titleDirection", out said) ? said.GetString() : null).ShouldBe(ofTitle);
        metadata.GetProperty("titleLanguage").GetString().ShouldBe("he");
    }

    [Fact]
    public async Task Narration_is_told_with_its_classes_and_lengths()
    {
        var book = Book(
                """
                <meta property="media:active-class">dang-doc</meta><meta property="media:playback-active-class">nghe</meta>
                <meta property="media:duration">0:01:30.5</meta><meta property="media:duration" refines="#mo">45s</meta>
                """,
                """<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml" media-overlay="mo"/><item id="mo" href="c2.smil" media-type="application/smil+xml"/>""",
                """<itemref idref="c2"/>""")
            .With("OPS/c2.xhtml", EpubForge.Page("<p id='a'>Hai</p>"))
            .With("OPS/c2.smil", """<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body><par><text src="c2.xhtml#a"/></par></body></smil>""");
        var manifest = await ManifestAsync(book);
        var overlay = Metadata(manifest).GetProperty("mediaOverlay");
        overlay.GetProperty("activeClass").GetString().ShouldBe("dang-doc");
        overlay.GetProperty("playbackActiveClass").GetString().ShouldBe("nghe");
        overlay.GetProperty("duration").GetDouble().ShouldBe(90.5);
        var alternate = manifest.GetProperty("readingOrder")[1].GetProperty("alternate")[0];
        alternate.GetProperty("href").GetString().ShouldBe("OPS/c2.smil");
        alternate.GetProperty("type").GetString().ShouldBe("application/smil+xml");
        alternate.GetProperty("duration").GetDouble().ShouldBe(45);
    }

    [Theory]
    [InlineData("1:02:03.5", 3723.5)]
    [InlineData("02:03", 123.0)]
    [InlineData("3min", 180.0)]
    [InlineData("500ms", 0.5)]
    [InlineData("2h", 7200.0)]
    [InlineData("7", 7.0)]
    [InlineData("soon", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("-4s", null)]
    [InlineData("0", null)]
    public void Clock_values_are_seconds(string clock, double? seconds) => EpubRenderingReader.Seconds(clock).ShouldBe(seconds);

    private static EpubForge Book(string metadata, string manifest = "", string spine = "") =>
        new EpubForge().With("OPS/package.opf", EpubForge.Package(manifest, spine).Replace("</metadata>", $"{metadata}</metadata>", StringComparison.Ordinal));

    private static JsonElement Metadata(JsonElement manifest) => manifest.GetProperty("metadata");

    private static async Task<JsonElement[]> StepsAsync(EpubForge book) => [.. (await ManifestAsync(book)).GetProperty("readingOrder").EnumerateArray()];

    private static string? Property(JsonElement link, string key) =>
        link.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static async Task<JsonElement> ManifestAsync(EpubForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default with { NamesAreUtf8 = true });
        var book = EpubInspection.Inspect(zip);
        var manifest = WebPublication.Manifest(book, "x", PageSizes.Read(zip, book.Package));
        (await WebpubSchema.ComplaintsAsync(manifest, Cancellation)).ShouldBeEmpty();
        return JsonDocument.Parse(manifest).RootElement;
    }
}
