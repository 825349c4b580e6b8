using Microsoft.AspNetCore.Html;
using OerPortal.Cms.Ui;

namespace OerPortal.Theme.Pages;

/// <summary>Books that were never written, to look at the parts with.</summary>
internal static class GallerySamples
{
    internal static IReadOnlyList<CoverModel> Covers { get; } =
    [
        new("Đường lên Ngọc Linh", "Y Hnhân sưu tầm", "Sách điện tử", "giao-duc-dia-phuong"),
        new("Phân số và những chiếc bánh", "Trần Thị Mỹ Hạnh", "Bài giảng điện tử", "toan"),
        new("Đất đỏ bazan: bài thực hành", "Tổ Địa lí THCS Ba Lan", "Tài liệu", "dia-li"),
        new("Nhạc cụ cồng chiêng Tây Nguyên", "A Thút", "Âm thanh", "am-nhac"),
        new("Vòng tuần hoàn của nước", "Lê Minh Quân", "Mô phỏng", "vat-li"),
        new("Truyện cổ Ba Na song ngữ", "Nhiều tác giả", "Sách điện tử", "lich-su"),
        new("Vườn rau của lớp 3A", "Nguyễn Thị Bích Phượng", "Sách điện tử", "tu-nhien-xa-hoi"),
        new("Kể chuyện Bác Hồ", "Phạm Văn Đức", "Sách điện tử", "dao-duc"),
        new("Lập trình Scratch cho người bắt đầu", "Võ Hoài Nam", "Bài giảng điện tử", "tin-hoc"),
        new("Bồi dưỡng giáo viên: đánh giá năng lực", "Sở Giáo dục và Đào tạo", "Tài liệu", "boi-duong-giao-vien"),
        new("Tuyển tập đề kiểm tra giữa học kì môn Ngữ văn lớp 9 có đáp án và hướng dẫn chấm chi tiết", "Tổ Ngữ văn Trường THCS Nguyễn Bá Ngọc, huyện Đăk Hà", "Đề kiểm tra", "ngu-van"),
        new("Tây Nguyên", null, "Video", "mi-thuat"),
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
