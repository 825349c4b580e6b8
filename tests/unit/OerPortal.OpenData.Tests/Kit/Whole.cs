using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>A resource of which everything is known, with letters that XML and MARC do not take.</summary>
internal static class Whole
{
    public static ResourceMetadata About { get; } = new()
    {
        Title = "Đường lên Ngọc Linh & <rừng> \u0001𝄞",
        AlternativeTitle = "Trường ca\u001f núi",
        Description = "Dòng một.\nDòng hai; có \"ngoặc\".",
        Kind = "sach-dien-tu",
        Levels = ["tieu-hoc", "thcs"],
        Grades = [5, 6],
        Subjects = ["ngu-van", "tieng-dan-toc"],
        Languages = ["vi", "bdq", "en"],
        Licence = "cc-by-sa-4.0",
        Contributors = [new("Y Hnhân", "aut"), new("A Thuỷ", "aut"), new("Nguyễn; Văn, A", "ill"), new("Siu Black", "trl"), new("Nhà rông", "col")],
        Keywords = ["sử thi", "Ba Na"],
        Alignments = [new("teaches", "Chương trình GDPT 2018", "Đọc mở rộng: truyền thuyết", "https://example.org/ctgdpt/doc"), new("requires", null, "Biết đọc"), new("assesses", "CT", "Kể lại", Id: "gdpt-2018/ngu-van/6/ke-lai"), new("textComplexity", null, "B1"), new("educationalSubject", null, "Văn"), new("educationalLevel", null, "Lớp 6")],
        TypicalAge = new(10, 12),
        TimeRequiredMinutes = 135,
        InteractivityType = "expositive",
        InteractivityLevel = "low",
        EducationalUses = ["reading", "lesson"],
        AudienceRoles = ["student", "teacher", "parent", "librarian"],
        Accessibility = new() { Features = ["alternativeText", "tableOfContents"], Hazards = ["none"], Modes = ["textual", "visual"], Summary = "Có mô tả tranh." },
        Source = new("Sử thi Tây Nguyên", "https://example.org/su-thi", "Viện Văn học"),
        RightsNote = "Giữ nguyên tên nhân vật.",
        Created = "1998-05",
        Issued = "2001",
        Publisher = "NXB Giáo dục Việt Nam",
        Identifiers = [new("isbn", "978-604-0-00001-9"), new("doi", "10.1234/abc.5"), new("uri", "https://example.org/sach"), new("issn", "0378-5955"), new("local", "KT-12")],
        Relations = [new("isPartOf", null, "https://example.org/bo", "Bộ sách"), new("hasPart", "0123456789", null, "Chương 1"), new("translationOfWork", null, null, "Bản gốc"), new("isVersionOf", null, "https://example.org/1", null), new("isBasedOn", null, "https://example.org/2", "Gốc"), new("requires", null, null, "Từ điển")],
    };

    public static OpenResource Resource { get; } = new(
        "abcdefghjk", About, ["Y Hnhân", "A Thuỷ", "Nhà rông"], "vi", new OpenSchool("thcs-dak-ha", "Trường THCS Đăk Hà"), "/tep/x/bia", CanBeRead: true, Pages: 84, Minutes: null,
        [new(Guid.CreateVersion7(), "Đường lên Ngọc Linh.epub", "application/epub+zip", 1_234_567, "/tep/1/tai", true, true, 84, null), new(Guid.CreateVersion7(), "nghe.mp3", "audio/mpeg", 99, "/tep/2/tai", true, false, null, 3725.4)],
        Version: 3, new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero), [new("zyxwvtsrqp", "Ôn thi")]);

    /// <summary>A resource of which only what must be is known.</summary>
    public static OpenResource Bare { get; } = Resource with
    {
        About = new ResourceMetadata { Title = "Trống", Kind = "khac", Licence = "in-school" },
        Authors = [],
        Files = [],
        Pages = null,
        Collections = [],
    };
}
