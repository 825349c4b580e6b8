using OerPortal.Ingest;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Models;

public sealed class FillingTests
{
    private static readonly FileFacts File = Samples.Epub(Guid.CreateVersion7(), Guid.CreateVersion7(), "draft:x");

    [Fact]
    public void An_empty_draft_takes_what_the_file_says()
    {
        var filling = DraftFilling.From(File, new ResourceMetadata(), []);

        filling.Metadata.Title.ShouldBe("Đường lên Ngọc Linh");
        filling.Metadata.Contributors.ShouldBe([new Contributor("Y Hnhân", "col")]);
        filling.Metadata.Languages.ShouldBe(["vi"]);
        filling.Metadata.Kind.ShouldBe("sach-dien-tu");
        filling.Metadata.Identifiers.ShouldBe([new Identifier("isbn", "978-604-0-12345-6")]);
        filling.Metadata.Accessibility.Features.ShouldBe(["tableOfContents"]);
        filling.Fields.ShouldContain(DraftField.Description);
    }

    [Fact]
    public void What_a_person_wrote_or_cleared_stays()
    {
        var filling = DraftFilling.From(File, new ResourceMetadata { Title = "Tên của cô" }, [DraftField.Description]);

        filling.Metadata.Title.ShouldBe("Tên của cô");
        filling.Metadata.Description.ShouldBe("");
        filling.Fields.ShouldNotContain(DraftField.Title);
        filling.Fields.ShouldNotContain(DraftField.Description);
    }

    [Fact]
    public void An_empty_field_that_was_filled_while_the_form_was_open_keeps_the_files_words()
    {
        var (resource, version) = Filled(out var shown);

        var merge = DraftMerge.Of(version.Metadata, new ResourceMetadata { Description = "Của cô" }, version.Draft!, shown);

        merge.Metadata.Title.ShouldBe("Đường lên Ngọc Linh");
        merge.Metadata.Description.ShouldBe("Của cô");
        merge.Touched.ShouldContain(DraftField.Description);
        merge.Touched.ShouldNotContain(DraftField.Title);
        resource.Revision.ShouldBeGreaterThan(shown);
    }

    [Fact]
    public void A_field_that_a_person_saw_filled_and_cleared_stays_empty()
    {
        var (resource, version) = Filled(out _);

        var merge = DraftMerge.Of(version.Metadata, version.Metadata with { Title = "" }, version.Draft!, resource.Revision);
        version.Describe(resource, merge.Metadata, Visibility.Public, merge.Touched, Samples.Noon);

        version.FillFrom(resource, File).ShouldBeFalse();
        version.Metadata.Title.ShouldBe("");
    }

    [Theory]
    [InlineData("Microsoft Word - bai1.doc", "phan-so_va-banh.pdf", "Phan so va banh")]
    [InlineData("untitled", "bài tập.pdf", "Bài tập")]
    [InlineData(null, ".epub", ".epub")]
    [InlineData("  Toán\r\n lớp  4 ", "x.pdf", "Toán lớp 4")]
    public void A_title_that_a_program_wrote_gives_way_to_the_files_name(string? said, string name, string title)
        => FileTitle.Of(said, name).ShouldBe(title);

    [Fact]
    public void What_an_old_row_says_is_understood_before_it_fills_anything()
    {
        var said = File.Metadata! with
        {
            Language = "vn",
            Published = "0101-01-01T00:00:00+00:00",
            Subjects = ["Toán; lớp 6"],
            AccessibilityFeatures = ["taggedPDF", "moiLa"],
            Identifiers = ["urn:uuid:1", "urn:isbn:9786040123459", "978-604-0-12345-9"],
        };
        var filled = DraftFilling.From(File with { Metadata = said }, new ResourceMetadata(), []).Metadata;

        filled.Languages.ShouldBe(["vi"]);
        filled.Issued.ShouldBeNull();
        filled.Keywords.ShouldBe(["Toán", "lớp 6"]);
        filled.Accessibility.Features.ShouldBe(["taggedPDF"]);
        filled.Identifiers.ShouldAllBe(i => i.Scheme == "isbn");
    }

    [Theory]
    [InlineData("2026-11-28T04:25:02Z", "28/11/2026")]
    [InlineData("0101-01-01T00:00:00+00:00", null)]
    [InlineData("2024", "2024")]
    [InlineData("D:20261128042502Z", "28/11/2026")]
    [InlineData("khoảng 1990–1995", "khoảng 1990–1995")]
    public void No_stamp_of_a_program_reaches_a_page(string kept, string? shown) => OerPortal.Resources.Pages.ResourceFacts.DayOf(kept).ShouldBe(shown);

    [Fact]
    public void Text_is_kept_in_one_form_without_what_nobody_sees()
    {
        PlainText.Line("  Hoa\u0300\u0000 bi\u0300nh\u202e ", 100).ShouldBe("Hoà bình");
        PlainText.Lines("a\r\n\r\n\r\n\r\nb\ud800", 100).ShouldBe("a\n\nb\ufffd");
        PlainText.List(["Phân số", "phân SỐ", " "], 60, 20).ShouldBe(["Phân số"]);
        PlainText.Line("😀😀", 3).ShouldBe("😀");
    }

    private static (Resource Resource, ResourceVersion Version) Filled(out int shown)
    {
        var resource = Resource.Start(Guid.CreateVersion7(), Guid.CreateVersion7(), Samples.Noon);
        shown = resource.Revision;
        resource.Latest.FillFrom(resource, File).ShouldBeTrue();
        return (resource, resource.Latest);
    }
}
