using System.Collections.Frozen;

namespace OerPortal.Cms.Ui;

/// <summary>
/// The colour a subject has on covers and lists. Ten tones, each with white text at 7:1 or better; the theme draws them
/// by <c>data-tone</c>, the cover renderer by <see cref="Colour"/>.
/// </summary>
public static class SubjectTone
{
    private static readonly (string Name, string Colour)[] Tones =
    [
        ("rung", "#0f5c4d"), ("cham", "#2b4785"), ("bazan", "#8a3b1e"), ("sim", "#7a2f6b"), ("song", "#0b5f7d"),
        ("nghe", "#7a5200"), ("la", "#4a5a16"), ("gach", "#96261e"), ("dem", "#4a3b86"), ("da", "#4d4a52"),
    ];

    private static readonly FrozenDictionary<string, string> Subjects = new Dictionary<string, string>
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

    /// <summary>Name of the tone of a subject code; the same unknown code always gets the same tone.</summary>
    public static string Of(string? subject)
    {
        if (string.IsNullOrWhiteSpace(subject)) return "rung";
        if (Subjects.TryGetValue(subject, out var known)) return known;
        return Tones[subject.Aggregate(7, (sum, c) => ((sum * 31) + c) & 0x7fff) % Tones.Length].Name;
    }

    /// <summary>Colour of a subject code as "#rrggbb".</summary>
    public static string Colour(string? subject)
    {
        var tone = Of(subject);
        return Array.Find(Tones, t => t.Name == tone).Colour;
    }
}
