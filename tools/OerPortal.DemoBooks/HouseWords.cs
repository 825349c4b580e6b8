namespace OerPortal.DemoBooks;

/// <summary>The few words that are printed in the books themselves (content, not interface).</summary>
internal static class HouseWords
{
    public const string Portal = "Kho học liệu số Kon Tum";

    public const string Contents = "Mục lục";

    public const string Cover = "Bìa";

    public static string LicenceAddress(string licence) => licence switch
    {
        "cc0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        "cc-by-4.0" => "https://creativecommons.org/licenses/by/4.0/",
        "cc-by-sa-4.0" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "cc-by-nc-4.0" => "https://creativecommons.org/licenses/by-nc/4.0/",
        "lent" => "Thư viện cho mượn",
        _ => throw new ArgumentOutOfRangeException(nameof(licence), licence, "The demo uses CC0, CC BY, CC BY-SA, CC BY-NC and books for lending only."),
    };

    public static string LicenceName(string licence) => licence switch
    {
        "cc0-1.0" => "CC0 1.0",
        "cc-by-4.0" => "CC BY 4.0",
        "cc-by-sa-4.0" => "CC BY-SA 4.0",
        "lent" => "Sách cho mượn",
        _ => "CC BY-NC 4.0",
    };

    public static string LicenceSentence(string licence) => licence switch
    {
        "cc0-1.0" => "Tác giả tặng cuốn này cho cộng đồng (CC0 1.0): ai cũng được dùng lại, sửa và chia sẻ mà không cần xin phép.",
        "cc-by-4.0" => "Được dùng lại, sửa và chia sẻ, chỉ cần ghi tên tác giả (giấy phép CC BY 4.0).",
        "cc-by-sa-4.0" => "Được dùng lại, sửa và chia sẻ, cần ghi tên tác giả và chia sẻ lại theo cùng giấy phép (CC BY-SA 4.0).",
        "lent" => "Thư viện trường mua quyền và cho mượn từng bản; đọc trong thời hạn mượn.",
        _ => "Được dùng lại, sửa và chia sẻ khi không thu tiền, cần ghi tên tác giả (giấy phép CC BY-NC 4.0).",
    };

    public static string Kind(string kind) => kind switch
    {
        "sach-dien-tu" => "Sách điện tử",
        "bai-giang" => "Bài giảng",
        "phieu-bai-tap" => "Phiếu bài tập",
        "ke-hoach-bai-day" => "Kế hoạch bài dạy",
        "am-thanh" => "Âm thanh",
        _ => "Tài liệu",
    };

    public static string School(string site) => site switch
    {
        "thcs-ba-lan" => "Trường THCS Ba Lan",
        "tieu-hoc-ngoc-linh" => "Trường Tiểu học Ngọc Linh",
        "thcs-hon-sam" => "Trường THCS Hòn Sam",
        _ => "Sở Giáo dục và Đào tạo",
    };

    public static string Role(string role) => role switch
    {
        "ill" => "vẽ tranh",
        "edt" => "biên tập",
        "trl" => "dịch",
        "com" => "biên soạn",
        "col" => "sưu tầm",
        "nrt" => "đọc",
        "prf" => "biểu diễn",
        _ => "viết",
    };

    public static string Byline(Manuscript book) => string.Join(", ", book.Authors.Where(credit => credit.Role is "aut" or "com" or "col").Select(credit => credit.Name).DefaultIfEmpty(book.Authors[0].Name));
}
