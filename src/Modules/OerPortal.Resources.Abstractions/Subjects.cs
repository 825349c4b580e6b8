namespace OerPortal.Resources;

/// <summary>
/// Subjects and educational activities of the 2018 general education programme (Thông tư 32/2018/TT-BGDĐT), with preschool's fields and "other".
/// Codes are permanent; names are the strings <c>subject.{code}</c>.
/// </summary>
public static class Subjects
{
    public static IReadOnlyList<string> All { get; } =
    [
        "tieng-viet", "ngu-van", "toan", "dao-duc", "giao-duc-cong-dan", "kinh-te-phap-luat", "tu-nhien-xa-hoi", "khoa-hoc",
        "khoa-hoc-tu-nhien", "vat-li", "hoa-hoc", "sinh-hoc", "lich-su-dia-li", "lich-su", "dia-li", "tieng-anh", "ngoai-ngu-khac",
        "tieng-dan-toc", "tin-hoc", "cong-nghe", "giao-duc-the-chat", "am-nhac", "mi-thuat", "hoat-dong-trai-nghiem",
        "giao-duc-dia-phuong", "quoc-phong-an-ninh", "mam-non", "ki-nang-song", "boi-duong-giao-vien", "khac",
    ];
}
