using System.Security.Cryptography;

namespace OerPortal.Accounts.Passwords;

/// <summary>Makes a password that can be read out and typed on any keyboard: four words and four digits, about 41 random bits.</summary>
internal static class Passphrase
{
    private static readonly string[] Words =
    [
        "bazan", "bien", "bong", "buom", "canh", "cau", "chieu", "chim", "chong", "chuon", "cong", "cua", "dao", "dau", "den", "deo",
        "diep", "dong", "duong", "gao", "gio", "gom", "gung", "hat", "hoa", "hong", "huong", "khoai", "khoi", "kien", "lam", "lan",
        "lang", "lua", "mai", "man", "may", "mia", "mit", "mua", "nam", "nang", "nau", "ngo", "ngoi", "nhan", "nho", "nui",
        "nuoc", "ong", "phong", "phuong", "que", "rau", "reo", "rung", "ruong", "sao", "sim", "song", "sung", "suoi", "suong", "tham",
        "thac", "than", "thoc", "thong", "thuyen", "tim", "tre", "trai", "trang", "trong", "trua", "truc", "tuyet", "vai", "vang", "vuon",
        "xanh", "xoai", "xoi", "xuan", "yen", "buoi", "bau", "bap", "cam", "chanh", "chuoi", "coc", "dua", "duoi", "gac", "ghe",
        "giay", "gau", "giong", "hac", "heo", "huou", "khe", "khi", "lac", "long", "meo", "muoi", "nai", "nghe", "ngua", "oc",
        "ran", "rua", "soc", "tom", "trau", "tranh", "vet", "voi", "vung", "xoan", "xom", "ban", "sach", "but", "vo", "phan",
    ];

    /// <summary>What a good one looks like, another one each time: whoever copies it has what nobody else has seen.</summary>
    internal static string Example()
    {
        var phrase = string.Join(' ', Enumerable.Range(0, 4).Select(_ => Words[RandomNumberGenerator.GetInt32(Words.Length)]));
        return PasswordRules.Fault(phrase) is null ? phrase : Example();
    }

    internal static string New()
    {
        var words = Enumerable.Range(0, 4).Select(_ => Words[RandomNumberGenerator.GetInt32(Words.Length)]);
        var phrase = $"{string.Join('-', words)}-{RandomNumberGenerator.GetInt32(1000, 10_000)}";

        // Short words can come together, or a number the block list knows.
        return PasswordRules.Fault(phrase) is null ? phrase : New();
    }
}
