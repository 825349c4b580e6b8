using System.Xml.Linq;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.Office;
using OerPortal.Office.Unicode;
using static OerPortal.Epub.Tests.Kit.OfficeForge;

namespace OerPortal.Epub.Tests.Office;

public sealed class OldFontTests
{
    private const string Tcvn = ".VnTime";
    private const string Vni = "VNI-Times";
    private const string Times = "Times New Roman";

    [Theory]
    [InlineData(".VnTime", "TCVN3", false, "Times New Roman")]
    [InlineData(".VnTimeH", "TCVN3", true, "Times New Roman")]
    [InlineData(".VnArial NarrowH", "TCVN3", true, "Arial")]
    [InlineData("VNI-Times", "VNI", false, "Times New Roman")]
    [InlineData("VNI-Helve-Condense", "VNI", false, "Arial")]
    [InlineData("Times New Roman", null, false, null)]
    [InlineData("Vani", null, false, null)]
    [InlineData("", null, false, null)]
    public void A_font_is_told_by_its_name(string name, string? alphabet, bool isCapital, string? today)
    {
        var font = OldFont.Of(name);
        font?.Alphabet.Name.ShouldBe(alphabet);
        (font?.IsCapital ?? false).ShouldBe(isCapital);
        font?.Today.ShouldBe(today);
    }

    [Theory]
    // Each run alone may be too short to tell; its font tells.
    [InlineData("Bµi 1. Ph©n sè|.VnTime", "Bài 1. Phân số")]
    [InlineData("M«n: |.VnTime|To¸n|.VnTime| líp 6|.VnTime", "Môn: Toán lớp 6")]
    [InlineData("tr­êng trung häc c¬ së|.VnTimeH", "TRƯỜNG TRUNG HỌC CƠ SỞ")]
    [InlineData("bai|.VnTimeH| hai|.VnTime", "BAI hai")]
    [InlineData("Baøi 1. Phaân soá|VNI-Times", "Bài 1. Phân số")]
    [InlineData("TRÖÔØNG TIEÅU HOÏC|VNI-Times", "TRƯỜNG TIỂU HỌC")]
    // The mark stands in the next run.
    [InlineData("Ba|VNI-Times|øi hoïc|VNI-Times", "Bài học")]
    // Half of the document was typed yesterday.
    [InlineData("Bµi|.VnTime| học mới|Times New Roman", "Bài học mới")]
    [InlineData("Bài học về phân số|.VnTime", "Bài học về phân số")]
    [InlineData("Cô Hạnh, trường Ba Lan|VNI-Times", "Cô Hạnh, trường Ba Lan")]
    [InlineData("x = 2, y = 3|.VnTime", "x = 2, y = 3")]
    [InlineData("Où est la gare ?|Times New Roman", "Où est la gare ?")]
    public void A_paragraph_becomes_Unicode(string runs, string meant)
    {
        string[] parts = runs.Split('|');
        (string, string?)[] pieces = [.. parts.Chunk(2).Select(p => (p[0], (string?)p[1]))];
        TextOf(Docx(Paragraph(pieces)), "word/document.xml", "t").ShouldBe(meant);
    }

    [Fact]
    public void Its_style_says_the_font_where_the_run_does_not()
    {
        var styles = Style("Normal", Tcvn) + Style("De", ".VnTimeH", "Normal") + Style("Moi", Times) + Style("Con", null, "De");
        var body = Paragraph(("To¸n", null)) + Styled("De", "häc k× I") + Styled("Moi", "Où ?") + Styled("Con", "líp 6");
        TextOf(Docx(body, styles), "word/document.xml", "t").ShouldBe("ToánHỌC KÌ IOù ?LỚP 6");

        static string Styled(string style, string text) => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
    }

    [Fact]
    public void A_soft_hyphen_of_TCVN3_is_a_letter()
    {
        var run = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>th</w:t><w:softHyphen/><w:t>íc kÎ</w:t></w:r></w:p>";
        TextOf(Docx(run), "word/document.xml", "t").ShouldBe("thước kẻ");
    }

    [Fact]
    public void No_old_font_is_left_for_the_pages_to_be_drawn_in()
    {
        var changed = Mend(Docx(Paragraph(("Bµi 1", Tcvn), ("Baøi 2", Vni)), Style("Normal", Tcvn)));
        changed.Keys.ShouldBe(["word/document.xml", "word/styles.xml"], ignoreOrder: true);
        changed.Values.SelectMany(p => p.Descendants().Attributes()).ShouldNotContain(a => OldFont.Of(a.Value) != null);
        changed["word/styles.xml"].ToString().ShouldContain(Times);
    }

    [Fact]
    public void Slides_and_cells_become_Unicode_too()
    {
        TextOf(Pptx(("Ph©n sè", Tcvn, null, false)), "ppt/slides/slide1.xml", "t").ShouldBe("Phân số");
        var sheet = Mend(Xlsx([["§iÓm", "Hä vµ tªn"], ["8", "NguyÔn V¨n An"]], Tcvn));
        Join(sheet["xl/sharedStrings.xml"], "t").ShouldBe("ĐiểmHọ và tên8Nguyễn Văn An");
        sheet["xl/styles.xml"].ToString().ShouldNotContain(Tcvn);
    }

    [Theory]
    [InlineData("Bài 1", false)]
    [InlineData("Bµi 1", true)]
    public void A_font_that_nothing_is_written_in_is_no_old_text(string text, bool isOld)
    {
        using var temporary = new TemporaryFile(Docx(Paragraph((text, Tcvn)), Style("Normal", ".VnArial")).Build());
        using var zip = StrictZip.Open(temporary.Path, ZipLimits.Default);
        OldFontParts.Mend(zip).HasOldText.ShouldBe(isOld);
    }

    [Fact]
    public void A_document_of_today_is_not_touched() => Mend(Docx(Paragraph(("Bài 1. Phân số", Times)), Style("Normal", Times))).ShouldBeEmpty();

    private static string TextOf(ZipForge file, string part, string element)
    {
        using var temporary = new TemporaryFile(file.Build());
        using var zip = StrictZip.Open(temporary.Path, ZipLimits.Default);
        zip.TryFind(part, out var member).ShouldBeTrue();
        return Join(OldFontParts.Mend(zip).Parts.GetValueOrDefault(part) ?? OfficePackage.Load(zip, member!), element);
    }

    private static Dictionary<string, XDocument> Mend(ZipForge file)
    {
        using var temporary = new TemporaryFile(file.Build());
        using var zip = StrictZip.Open(temporary.Path, ZipLimits.Default);
        return OldFontParts.Mend(zip).Parts;
    }

    private static string Join(XDocument part, string element) => string.Concat(part.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value));
}
