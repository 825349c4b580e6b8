using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Opds;

internal static class Samples
{
    /// <summary>A description in which nothing is left out.</summary>
    public static ResourceMetadata Rich(string title) => OpenDataApp.About(title) with
    {
        AlternativeTitle = "Folk tales",
        Contributors =
        [
            new("A Jar", ContributorRoles.Collector), new("Nguyễn Thị Lan", ContributorRoles.Author), new("Lê Vẽ", "ill"), new("Trần Dịch", "trl"), new("Y Đọc", "nrt"),
            new("Phan Biên", "edt"), new("Hồ Ảnh", "pht"),
        ],
        Description = "Dòng một.\nDòng hai với <b>dấu</b> & “ngoặc”.",
        Keywords = ["truyện cổ", "Tây Nguyên"],
        Languages = ["vi", "bdq"],
        Levels = ["tieu-hoc", "thcs"],
        Grades = [5, 6],
        Subjects = ["ngu-van", "tieng-dan-toc"],
        TimeRequiredMinutes = 45,
        Publisher = "NXB Giáo dục Việt Nam",
        Issued = "2020-09-01",
        RightsNote = "Ghi tên người kể.",
        Identifiers = [new("isbn", "978-604-0-12345-6"), new("doi", "10.1000/182"), new("uri", "https://example.edu.vn/a?b=1"), new("isbn", "không có")],
        Accessibility = new AccessibilityFacts { Features = ["alternativeText", "tableOfContents", "lạ"], Hazards = ["none"], Modes = ["textual", "visual"], Summary = "Có mô tả ảnh." },
    };
}
