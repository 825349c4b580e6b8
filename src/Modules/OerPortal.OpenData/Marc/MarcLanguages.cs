using System.Collections.Frozen;
using System.Globalization;

namespace OerPortal.OpenData.Marc;

/// <summary>
/// Codes of ISO 639-2/B, as 008 and 041 need them. Languages of the province's peoples have none of their own there, but that of their family;
/// 041 names them by ISO 639-3 besides.
/// </summary>
internal static class MarcLanguages
{
    public const string Unknown = "und";

    // Where ISO 639-2 has two codes, MARC has the bibliographic one.
    private static readonly FrozenDictionary<string, string> Bibliographic = new Dictionary<string, string>
    {
        ["bod"] = "tib",
        ["ces"] = "cze",
        ["cym"] = "wel",
        ["deu"] = "ger",
        ["ell"] = "gre",
        ["eus"] = "baq",
        ["fas"] = "per",
        ["fra"] = "fre",
        ["hye"] = "arm",
        ["isl"] = "ice",
        ["kat"] = "geo",
        ["mkd"] = "mac",
        ["mri"] = "mao",
        ["msa"] = "may",
        ["mya"] = "bur",
        ["nld"] = "dut",
        ["ron"] = "rum",
        ["slk"] = "slo",
        ["sqi"] = "alb",
        ["zho"] = "chi",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Families = new Dictionary<string, string>
    {
        // Mon-Khmer: Ba Na, Xơ Đăng, Giẻ-Triêng, Hrê, Cơ Ho, Mnông.
        ["bdq"] = "mkh",
        ["sed"] = "mkh",
        ["jeh"] = "mkh",
        ["hre"] = "mkh",
        ["kpm"] = "mkh",
        ["mnn"] = "mkh",
        // Austronesian: Gia Rai, Ê Đê, Chăm.
        ["jra"] = "map",
        ["rad"] = "map",
        ["cjm"] = "map",
        // Tai: Tày, Nùng.
        ["tyz"] = "tai",
        ["nut"] = "tai",
        ["hmn"] = "hmn",
        ["cmn"] = "chi",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="tag">BCP 47.</param>
    public static string Of(string tag)
    {
        var primary = Primary(tag);
        if (Families.TryGetValue(primary, out var family)) return family;
        // A language that the standard does not list.
        if (primary.Length == 3) return "mis";
        if (primary.Length != 2 || CultureOf(primary) is not { } culture) return Unknown;
        var code = culture.ThreeLetterISOLanguageName;
        return code.Length == 3 && code != "ivl" ? Bibliographic.GetValueOrDefault(code, code) : Unknown;
    }

    /// <summary>The code of ISO 639-3 where ISO 639-2 has only a family or none; else null.</summary>
    public static string? Exact(string tag) => Primary(tag) is { Length: 3 } primary && primary is not "hmn" ? primary : null;

    private static string Primary(string tag)
    {
        var primary = tag.Split('-', 2)[0].ToLowerInvariant();
        return primary.All(char.IsAsciiLetterLower) ? primary : "";
    }

    private static CultureInfo? CultureOf(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
