using System.Collections.Frozen;
using OerPortal.Theme;

namespace OerPortal.Resources;

/// <summary>The tone (<see cref="CoverTone"/>) that a subject has on covers and lists.</summary>
public static class SubjectTone
{
    private static readonly FrozenDictionary<string, string> Tones = new Dictionary<string, string>
    {
        ["toan"] = "cham",
        ["ngu-van"] = "bazan",
        ["tieng-viet"] = "bazan",
        ["tieng-anh"] = "song",
        ["ngoai-ngu-khac"] = "song",
        ["tieng-dan-toc"] = "rung",
        ["tin-hoc"] = "dem",
        ["cong-nghe"] = "da",
        ["khoa-hoc"] = "rung",
        ["khoa-hoc-tu-nhien"] = "rung",
        ["tu-nhien-xa-hoi"] = "la",
        ["vat-li"] = "song",
        ["hoa-hoc"] = "dem",
        ["sinh-hoc"] = "la",
        ["lich-su-dia-li"] = "nghe",
        ["lich-su"] = "nghe",
        ["dia-li"] = "bazan",
        ["am-nhac"] = "sim",
        ["mi-thuat"] = "sim",
        ["dao-duc"] = "gach",
        ["giao-duc-cong-dan"] = "gach",
        ["kinh-te-phap-luat"] = "gach",
        ["giao-duc-dia-phuong"] = "rung",
        ["giao-duc-the-chat"] = "la",
        ["quoc-phong-an-ninh"] = "da",
        ["hoat-dong-trai-nghiem"] = "nghe",
        ["mam-non"] = "sim",
        ["ki-nang-song"] = "song",
        ["boi-duong-giao-vien"] = "da",
        ["khac"] = "rung",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The tone of what belongs to these subjects, the main one first.</summary>
    public static string Of(IReadOnlyList<string> subjects) => Of(subjects.Count > 0 ? subjects[0] : null);

    /// <summary>Name of the tone of a subject code; the same unknown code always gets the same tone.</summary>
    public static string Of(string? subject)
    {
        if (string.IsNullOrWhiteSpace(subject)) return CoverTone.Usual;
        if (Tones.TryGetValue(subject, out var known)) return known;
        return CoverTone.All[subject.Aggregate(7, (sum, c) => ((sum * 31) + c) & 0x7fff) % CoverTone.All.Count];
    }
}
