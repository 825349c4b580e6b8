using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.Office;
using static OerPortal.Epub.Tests.Kit.OfficeForge;

namespace OerPortal.Epub.Tests.Office;

public sealed class OfficePackageTests
{
    private const string Laughs = "<!DOCTYPE w:document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";

    [Fact]
    public void What_a_document_says_about_itself_is_read()
    {
        var word = Ask(Docx(Paragraph(("x", null)), core: Core("Giáo án Toán 6", "Trần Thị Mỹ Hạnh")), OfficeFacts.Read);
        word.Title.ShouldBe("Giáo án Toán 6");
        word.Contributors.ShouldBe([new ExtractedContributor("Trần Thị Mỹ Hạnh", "aut")]);
        var open = Ask(Odt("<text:p>x</text:p>"), OfficeFacts.Read);
        open.Title.ShouldBe("Kế hoạch bài dạy Sinh học 7");
        open.Contributors.ShouldBe([new ExtractedContributor("Rơ Châm H’Lan", "aut")]);
        Ask(Docx(Paragraph(("x", null)), core: "<broken"), OfficeFacts.Read).Title.ShouldBeNull();
    }

    [Fact]
    public void Macros_are_found_in_each_form()
    {
        Ask(Docx(Paragraph(("x", null)), macros: true), OfficePackage.HasMacros).ShouldBeTrue();
        Ask(Docx(Paragraph(("x", null)), macros: true), OfficePackage.SaysMacros).ShouldBeTrue();
        Ask(Xlsx([["1"]]).Add("xl/macrosheets/sheet1.xml", "<x/>"), OfficePackage.HasMacros).ShouldBeTrue();
        Ask(Odt("x").Add("Basic/Standard/Module1.xml", "<x/>"), OfficePackage.HasMacros).ShouldBeTrue();
        Ask(Odt("x").Add("Scripts/python/a.py", "x"), OfficePackage.HasMacros).ShouldBeTrue();
        // The list of libraries stands in documents without any.
        Ask(Odt("x").Add("Basic/script-lc.xml", "<x/>"), OfficePackage.HasMacros).ShouldBeFalse();
        Ask(Docx(Paragraph(("x", null))), OfficePackage.HasMacros).ShouldBeFalse();
    }

    [Fact]
    [BadInput(56)]
    public void Entities_are_refused_in_any_part()
    {
        Refused(Docx(Paragraph(("&b;", null)), before: Laughs)).ShouldBe((Refusal.XmlEntities, "word/document.xml"));
        Refused(Odt("<text:p>x</text:p>", before: "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1/x\">%p;]>")).ShouldBe((Refusal.XmlEntities, "content.xml"));
        Refused(Docx(Paragraph(("x", null))).Add("word/settings.xml", Laughs + "<x/>")).ShouldBe((Refusal.XmlEntities, "word/settings.xml"));
        // OpenOffice 1 named its document type; nothing grows from that.
        Refused(Odt("<text:p>x</text:p>", before: "<!DOCTYPE office:document-content PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"office.dtd\">")).ShouldBeNull();
    }

    [Fact]
    public void A_password_of_OpenDocument_is_seen()
    {
        Ask(Odt("x", manifest: "<manifest:encryption-data/>"), OfficePackage.IsEncrypted).ShouldBeTrue();
        Ask(Odt("x"), OfficePackage.IsEncrypted).ShouldBeFalse();
    }

    [Fact]
    public void Notes_stand_with_the_page_their_slide_becomes() =>
        Ask(Pptx(("Một", null, "Hỏi cả lớp", false), ("Ẩn", null, "Không in ra", true), ("Ba", null, "Chia nhóm", false), ("Bốn", null, null, false)), SlideNotes.Read)
            .ShouldBe(["Hỏi cả lớp", "Chia nhóm", ""]);

    [Theory]
    [InlineData(4, "portrait", "9")]
    [InlineData(14, "landscape", "9")]
    [InlineData(30, "landscape", "8")]
    public void A_sheet_is_as_wide_as_its_page(int columns, string orientation, string paper)
    {
        var changed = new Dictionary<string, System.Xml.Linq.XDocument>();
        Ask(Xlsx([[.. Enumerable.Range(1, columns).Select(c => $"cột {c}")]]), zip =>
        {
            SheetPages.Fit(zip, changed);
            return true;
        });
        var sheet = changed["xl/worksheets/sheet1.xml"].Root!;
        var setup = sheet.Elements().Single(e => e.Name.LocalName == "pageSetup");
        setup.Attribute("orientation")!.Value.ShouldBe(orientation);
        setup.Attribute("paperSize")!.Value.ShouldBe(paper);
        setup.Attribute("fitToHeight")!.Value.ShouldBe("0");
        sheet.Elements().First().Name.LocalName.ShouldBe("sheetPr");
    }

    private static T Ask<T>(ZipForge file, Func<StrictZip, T> ask)
    {
        using var temporary = new TemporaryFile(file.Build());
        using var zip = StrictZip.Open(temporary.Path, ZipLimits.Default);
        return ask(zip);
    }

    private static (Refusal, string?)? Refused(ZipForge file)
    {
        try
        {
            Ask(file, zip =>
            {
                OfficePackage.DemandPlain(zip);
                return true;
            });
            return null;
        }
        catch (FileRefusedException e)
        {
            return (e.Reason, e.Member);
        }
    }
}
