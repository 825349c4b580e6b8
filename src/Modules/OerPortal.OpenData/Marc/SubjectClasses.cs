using System.Collections.Frozen;

namespace OerPortal.OpenData.Marc;

/// <summary>Dewey classes of school subjects, at the level at which a subject alone decides.</summary>
internal static class SubjectClasses
{
    private static readonly FrozenDictionary<string, string> Classes = new Dictionary<string, string>
    {
        ["tieng-viet"] = "495.922",
        ["ngu-van"] = "895.922",
        ["toan"] = "510",
        ["dao-duc"] = "170",
        ["giao-duc-cong-dan"] = "320.4",
        ["kinh-te-phap-luat"] = "330",
        ["tu-nhien-xa-hoi"] = "372.3",
        ["khoa-hoc"] = "500",
        ["khoa-hoc-tu-nhien"] = "500",
        ["vat-li"] = "530",
        ["hoa-hoc"] = "540",
        ["sinh-hoc"] = "570",
        ["lich-su-dia-li"] = "900",
        ["lich-su"] = "900",
        ["dia-li"] = "910",
        ["tieng-anh"] = "420",
        ["ngoai-ngu-khac"] = "400",
        ["tieng-dan-toc"] = "495.93",
        ["tin-hoc"] = "004",
        ["cong-nghe"] = "600",
        ["giao-duc-the-chat"] = "796",
        ["am-nhac"] = "780",
        ["mi-thuat"] = "700",
        ["hoat-dong-trai-nghiem"] = "371.3",
        ["giao-duc-dia-phuong"] = "915.97",
        ["quoc-phong-an-ninh"] = "355",
        ["mam-non"] = "372.21",
        ["ki-nang-song"] = "646.7",
        ["boi-duong-giao-vien"] = "370.71",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for what is no field of knowledge.</summary>
    public static string? Of(string subject) => Classes.GetValueOrDefault(subject);
}
