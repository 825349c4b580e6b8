using OerPortal.Ingest;

namespace OerPortal.Resources.Tests.Kit;

/// <summary>Descriptions and files that are complete, for tests to spoil.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 5, 0, 0, TimeSpan.Zero);

    public static ResourceMetadata About(string title = "Đường lên Ngọc Linh") => new()
    {
        Title = title,
        Kind = "sach-dien-tu",
        Levels = ["thcs"],
        Grades = [6],
        Subjects = ["ngu-van"],
        Description = "Mười hai truyện kể của người Xơ Đăng.",
        Keywords = ["truyện kể"],
        Languages = ["vi", "sed"],
        Licence = "cc-by-4.0",
        Contributors = [new("Y Hnhân", "col"), new("A Thút", "ill")],
        Alignments = [new("teaches", "Chương trình GDPT 2018", "Đọc mở rộng: truyền thuyết")],
        TimeRequiredMinutes = 120,
        Identifiers = [new("isbn", "978-604-0-12345-6")],
        Accessibility = new AccessibilityFacts { Features = ["alternativeText"] },
    };

    public static FileFacts Epub(Guid siteId, Guid ownerId, string holder, FileState state = FileState.Ready) => new(
        Guid.CreateVersion7(),
        siteId,
        ownerId,
        holder,
        "duong-len-ngoc-linh.epub",
        state,
        FileKind.Epub,
        "application/epub+zip",
        1_600_000,
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Guid.CreateVersion7().ToByteArray())),
        100,
        state is FileState.Infected ? "ingest.refusal.infected" : null,
        [],
        214,
        Noon,
        84,
        null,
        false,
        true,
        new ExtractedMetadata(
            "Đường lên Ngọc Linh", [new("Y Hnhân", "col")], "Truyện kể.", "vi-VN", "Nhà xuất bản Kim Đồng", "2024", ["978-604-0-12345-6"], [], ["tableOfContents"]));
}
