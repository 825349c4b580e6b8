using System.Text;
using OerPortal.Ingest.Facts;

namespace OerPortal.Epub.Tests.Facts;

public sealed class FileTitleTests
{
    [Theory]
    [InlineData("Đề thi HK1 2023-2024.pdf", "Đề thi HK1 2023-2024")]
    [InlineData("20-11 Ngày Nhà giáo.docx", "20-11 Ngày Nhà giáo")]
    [InlineData("H'Mông-Gia rai.pdf", "H'Mông-Gia rai")]
    [InlineData("de_thi_HK1_2023-2024.pdf", "De thi HK1 2023-2024")]
    [InlineData("phan-so_va-banh.pdf", "Phan so va banh")]
    [InlineData("duong-len-ngoc-linh.epub", "Duong len ngoc linh")]
    [InlineData("Bản sao của Bài 5.docx", "Bài 5")]
    [InlineData("Copy of Bài 5.docx", "Bài 5")]
    [InlineData("Bài 5 (1).docx", "Bài 5")]
    [InlineData("Bài 5 - Copy.docx", "Bài 5")]
    [InlineData("Bài 5 - Copy (2).docx", "Bài 5")]
    [InlineData("Bài 5 - Bản sao.docx", "Bài 5")]
    [InlineData("Truyện (tập 2).epub", "Truyện (tập 2)")]
    [InlineData("bai%20tap%20to%C3%A1n.pdf", "Bai tap toán")]
    [InlineData("giảm 50% giá.pdf", "Giảm 50% giá")]
    [InlineData("giao an.docx.pdf", "Giao an")]
    [InlineData("v2.0.pdf", "V2.0")]
    [InlineData("Gi¸o ¸n To¸n 6.doc", "Giáo án Toán 6")]
    [InlineData("Giaùo aùn ñieän töû.ppt", "Giáo án điện tử")]
    [InlineData("Trƣờng học.pdf", "Trường học")]
    [InlineData("IMG_20231120_081500.jpg", "IMG 20231120 081500")]
    [InlineData(".epub", ".epub")]
    [InlineData("Toán 6 - Chương 1.pdf", "Toán 6 - Chương 1")]
    [InlineData("Ba-na, Xơ-đăng và Gia-rai.pdf", "Ba-na, Xơ-đăng và Gia-rai")]
    [InlineData("ON-TAP-TOAN-6.pdf", "ON TAP TOAN 6")]
    public void A_file_name_is_made_readable(string name, string title) => FileTitle.FromName(name).ShouldBe(title);

    [Theory]
    [InlineData("Microsoft Word - x.doc")]
    [InlineData("Microsoft PowerPoint - Bài 1")]
    [InlineData("Untitled")]
    [InlineData("untitled-1")]
    [InlineData("Unknown")]
    [InlineData("Slide 1")]
    [InlineData("PowerPoint Presentation")]
    [InlineData("Document1")]
    [InlineData("Bản trình bày PowerPoint.pptx")]
    [InlineData("không có tiêu đề")]
    [InlineData("bai1.docx")]
    [InlineData("https://example.vn/x")]
    [InlineData("file:///C|/Users/x")]
    [InlineData("8f14e45f-ceea-467f-9575-8b1bd0b4d2a1")]
    [InlineData("Scan_0012")]
    [InlineData("ARRAY(0x2c7cf020)")]
    [InlineData("...")]
    [InlineData("")]
    public void A_title_that_a_program_wrote_is_none(string said)
    {
        FileTitle.Clean(said).ShouldBeNull();
        FileTitle.Of(said, "Bài tập.pdf").ShouldBe("Bài tập");
    }

    [Theory]
    [InlineData("1984", null)]
    [InlineData("Unknown Soldier", "Unknown Soldier")]
    [InlineData("Slide rule and other tools", "Slide rule and other tools")]
    [InlineData("Testament", "Testament")]
    [InlineData("Đề cương ôn tập", "Đề cương ôn tập")]
    [InlineData("Chuyen de boi duong\nPages:          99999\nTagged: yes", "Chuyen de boi duong Pages: 99999 Tagged: yes")]
    [InlineData("<b>Toán</b> &amp; Tiếng Việt", "Toán & Tiếng Việt")]
    public void A_real_title_stays(string said, string? title) => FileTitle.Clean(said).ShouldBe(title);

    [Fact]
    public void Parted_letters_are_composed() =>
        FileTitle.FromName("Bài tập đọc.pdf".Normalize(NormalizationForm.FormD)).ShouldBe("Bài tập đọc");
}
