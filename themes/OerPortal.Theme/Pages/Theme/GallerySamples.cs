using Microsoft.AspNetCore.Html;

namespace OerPortal.Theme.Pages;

/// <summary>Books that were never written, to look at the parts with.</summary>
internal static class GallerySamples
{
    internal static IReadOnlyList<CoverModel> Covers { get; } =
    [
        new("Đường lên Ngọc Linh", "Y Hnhân sưu tầm", "Sách điện tử", "rung"),
        new("Phân số và những chiếc bánh", "Trần Thị Mỹ Hạnh", "Bài giảng điện tử", "cham"),
        new("Đất đỏ bazan: bài thực hành", "Tổ Địa lí THCS Ba Lan", "Tài liệu", "bazan"),
        new("Nhạc cụ cồng chiêng Tây Nguyên", "A Thút", "Âm thanh", "sim"),
        new("Vòng tuần hoàn của nước", "Lê Minh Quân", "Mô phỏng", "song"),
        new("Truyện cổ Ba Na song ngữ", "Nhiều tác giả", "Sách điện tử", "nghe"),
        new("Vườn rau của lớp 3A", "Nguyễn Thị Bích Phượng", "Sách điện tử", "la"),
        new("Kể chuyện Bác Hồ", "Phạm Văn Đức", "Sách điện tử", "gach"),
        new("Lập trình Scratch cho người bắt đầu", "Võ Hoài Nam", "Bài giảng điện tử", "dem"),
        new("Bồi dưỡng giáo viên: đánh giá năng lực", "Sở Giáo dục và Đào tạo", "Tài liệu", "da"),
        new("Tuyển tập đề kiểm tra giữa học kì môn Ngữ văn lớp 9 có đáp án và hướng dẫn chấm chi tiết", "Tổ Ngữ văn Trường THCS Nguyễn Bá Ngọc, huyện Đăk Hà", "Đề kiểm tra", "bazan"),
        new("Tây Nguyên", null, "Video", "sim"),
    ];

    internal static IReadOnlyList<ResourceCardModel> Cards { get; } =
        [.. Covers.Select((cover, i) => new ResourceCardModel(cover, cover.Title, "#", $"Lớp {(i % 12) + 1} · {24 + (i * 7)} trang"))];

    internal static IReadOnlyList<ResourceCardModel> Reading { get; } =
        [.. Cards.Take(6).Select((card, i) => card with { ProgressPercent = 12 + (i * 15) })];

    internal static IReadOnlyList<HitModel> Hits { get; } =
    [
        new(Covers[0], new HtmlString("<mark>Đường</mark> <mark>lên</mark> Ngọc Linh"), "#", "Y Hnhân sưu tầm · Sách điện tử · Ngữ văn · Lớp 6",
            new HtmlString("Mười hai truyện kể của người Xơ Đăng dưới chân <mark>núi</mark> Ngọc Linh, có tranh và phần đọc to."),
            new HitInside("Trong sách, chương 3:", new HtmlString("“…con <mark>đường</mark> <mark>lên</mark> <mark>núi</mark> bắt đầu từ bến nước của làng…”"), new ActionLink("Mở đúng chỗ này", "#")),
            [new TagModel("CC BY 4.0", Tone.Good), new TagModel("EPUB"), new TagModel("84 trang"), new TagModel("Đọc to được", Icon: "volume-2")]),
        new(Covers[10], new HtmlString("Tuyển tập đề kiểm tra giữa học kì môn Ngữ văn lớp 9 có đáp án"), "#", "Tổ Ngữ văn · Đề kiểm tra · Ngữ văn · Lớp 9",
            new HtmlString("Sáu đề theo cấu trúc mới, kèm ma trận và bảng đặc tả."), null, [new TagModel("CC BY-NC 4.0", Tone.Good), new TagModel("PDF")]),
    ];
}
