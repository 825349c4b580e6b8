using System.Text;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Facts;

/// <summary>What a PDF says about itself, through the whole way of a file.</summary>
public sealed class SaidByPdfTests(IngestPortal portal)
{
    private const string OldFont = "/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_in_an_old_font_has_title_and_text_in_unicode_and_its_owner_is_told()
    {
        var pdf = new PdfForge
        {
            Font = OldFont,
            Information = "/Title(Gi\u00b8o \u00b8n \u00aei\u00d6n t\u00f6 To\u00b8n 6)/Author(Admin)/CreationDate(D:20261128042502Z)",
            Content = PdfForge.Lines("Gi¸o ¸n ®iÖn tö m«n To¸n líp 6", "Môc tiªu: häc sinh biÕt quy ®ång mÉu sè", "ChuÈn bÞ cña gi¸o viªn: b¶ng phô, th\u00adíc kÎ"),
        };

        var file = await portal.AcceptAsync(pdf.Build(), "p01.pdf");

        file.Metadata!.Title.ShouldBe("Giáo án điện tử Toán 6");
        file.Metadata.Contributors.ShouldBeEmpty();
        file.Metadata.Published.ShouldBeNull();
        file.Metadata.Language.ShouldBe("vi");
        file.Remarks.ShouldBe([new FileRemark(FileRemarkKind.OldFont)]);
        var text = await TextOfAsync(file);
        text.ShouldContain("Giáo án điện tử môn Toán lớp 6");
        text.ShouldContain("quy đồng mẫu số");
        text.ShouldContain("thước kẻ");
    }

    /// <summary>The byte of "ư" means nothing in PDFDocEncoding: qpdf loses it in an outline.</summary>
    [Fact]
    public async Task Contents_in_an_old_font_lose_no_letter()
    {
        var pdf = new PdfForge
        {
            Font = OldFont,
            Catalogue = "/Outlines 6 0 R",
            Content = PdfForge.Lines("Gi¸o ¸n ®iÖn tö m«n To¸n líp 6", "Môc tiªu: häc sinh biÕt quy ®ång mÉu sè"),
        };
        pdf.Object("<</Type/Outlines/First 7 0 R/Last 8 0 R/Count 2>>").Object("<</Title(Ch\u00ad\u00acng 1: B\u00d5n n\u00ad\u00edc)/Parent 6 0 R/Next 8 0 R/Dest[3 0 R/Fit]>>")
            .Object("<</Title(Tr\u00ad\u00eang em)/Parent 6 0 R/Prev 7 0 R/Dest[3 0 R/Fit]>>");

        var file = await portal.AcceptAsync(pdf.Build(), "muc-luc.pdf");

        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        System.Text.Json.JsonDocument.Parse(publication!.ManifestJson).RootElement.GetProperty("toc").EnumerateArray().Select(e => e.GetProperty("title").GetString())
            .ShouldBe(["Chương 1: Bến nước", "Trường em"]);
    }

    [Fact]
    public async Task A_document_in_VNI_is_read_too()
    {
        var pdf = new PdfForge
        {
            Font = "/Subtype/TrueType/BaseFont/VNI-Times/Encoding/WinAnsiEncoding",
            Content = PdfForge.Lines("Giaùo aùn ñieän töû moân Toaùn lôùp 6", "Muïc tieâu: hoïc sinh bieát quy ñoàng maãu soá"),
        };
        (await TextOfAsync(await portal.AcceptAsync(pdf.Build(), "vni.pdf"))).ShouldBe("Giáo án điện tử môn Toán lớp 6 Mục tiêu: học sinh biết quy đồng mẫu số");
    }

    [Fact]
    public async Task A_title_cannot_say_how_many_pages_there_are()
    {
        var pdf = new PdfForge { Information = "/Title(Chuyen de boi duong\\nPages:          99999\\nTagged: yes)/Keywords(a\\nPages: 4242)" };

        var file = await portal.AcceptAsync(pdf.Build(), "p04.pdf");

        file.Pages.ShouldBe(1);
        file.Metadata!.AccessibilityFeatures.ShouldBeEmpty();
        file.Metadata.Title.ShouldBe("Chuyen de boi duong Pages: 99999 Tagged: yes");
    }

    [Fact]
    public async Task A_tagged_document_says_so()
    {
        var file = await portal.AcceptAsync(new PdfForge { Catalogue = "/MarkInfo<</Marked true>>/Lang(vi-VN)" }.Build(), "the.pdf");
        file.Metadata!.AccessibilityFeatures.ShouldBe(["taggedPDF", "structuralNavigation"]);
        file.Metadata.Language.ShouldBe("vi");
    }

    [Fact]
    public async Task A_day_of_printing_is_no_day_of_publication()
    {
        var file = await portal.AcceptAsync(new PdfForge { Information = "/Title(Bai 1)/CreationDate(D:20261128042502Z)/ModDate(D:20261128042502Z)" }.Build(), "p17.pdf");
        file.Metadata!.Published.ShouldBeNull();
    }

    [Fact]
    [BadInput(51)]
    public async Task Pages_that_go_round_in_a_circle_are_said_to_be_damaged()
    {
        const string Loop = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n";

        var file = await portal.AcceptAsync(Encoding.ASCII.GetBytes(Loop), "vong.pdf");

        file.State.ShouldBe(FileState.ReadyWithoutPreview);
        file.CanBeRead.ShouldBeFalse();
        file.Remarks.ShouldBe([new FileRemark(FileRemarkKind.DamagedPdf)]);
    }

    [Fact]
    public async Task A_page_without_text_is_said_to_have_none()
    {
        var file = await portal.AcceptAsync(new PdfForge { Content = "0 0 100 100 re f"u8.ToArray() }.Build(), "quet.pdf");
        file.State.ShouldBe(FileState.Ready);
        file.Remarks.ShouldBe([new FileRemark(FileRemarkKind.NoText)]);
    }

    [Fact]
    public async Task The_outline_is_the_contents_also_from_an_old_font()
    {
        var pdf = new PdfForge { Font = OldFont, Catalogue = "/Outlines 6 0 R", Content = PdfForge.Lines("Môc tiªu: häc sinh biÕt quy ®ång mÉu sè") }
            .Object("<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>")
            .Object("<</Title(Bµi 1: PhÐp céng ph©n sè)/Parent 6 0 R/Dest[3 0 R/Fit]>>");

        var file = await portal.AcceptAsync(pdf.Build(), "muc-luc.pdf");

        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        publication!.ManifestJson.ShouldContain("\"href\":\"publication.pdf#page=1\",\"title\":\"Bài 1: Phép cộng phân số\"");
    }

    [Fact]
    public async Task A_form_feed_in_the_text_makes_no_page()
    {
        // The letter A is said to be a form feed.
        const string Map = "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<00><FF>endcodespacerange 1 beginbfchar<41><000C>endbfchar endcmap end";
        var pdf = new PdfForge { Font = "/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R", Content = PdfForge.Lines("mot AAAA hai") }
            .Object($"<</Length {Map.Length}>>stream\n{Map}\nendstream");

        var file = await portal.AcceptAsync(pdf.Build(), "trang-gia.pdf");

        file.Pages.ShouldBe(1);
        (await portal.AskAsync<IFiles, List<string>>(async files =>
        {
            var places = new List<string>();
            await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
                places.Add(passage.Locator);
            return places;
        })).ShouldBe(["page=1"]);
    }

    private Task<string> TextOfAsync(FileFacts file) => portal.AskAsync<IFiles, string>(async files =>
    {
        var text = new StringBuilder();
        await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
            text.AppendJoin(' ', passage.Text.Split('\n')).Append('\n');
        return text.ToString().Trim();
    });
}
