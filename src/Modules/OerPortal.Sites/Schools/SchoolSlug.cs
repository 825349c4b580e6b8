using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Sites.Schools;

/// <summary>The short name of a school in its address: "Trường THCS Ba Lân" is <c>thcs-ba-lan</c>.</summary>
internal static class SchoolSlug
{
    internal const int Longest = 60;

    // Long ways to say the level.
    private static readonly (string Long, string Short)[] Levels =
    [
        ("trung hoc co so", "thcs"), ("trung hoc pho thong", "thpt"), ("tieu hoc", "th"), ("mam non", "mn"), ("pho thong dan toc ban tru", "ptdtbt"),
        ("pho thong dan toc noi tru", "ptdtnt"), ("giao duc nghe nghiep giao duc thuong xuyen", "gdtx"), ("giao duc thuong xuyen", "gdtx"),
    ];

    /// <summary>The first of these that is free names the school: of two with one name, the second has its commune in it.</summary>
    internal static IEnumerable<string> Of(string name, string commune, string district)
    {
        var slug = Plain(name);
        foreach (var (spoken, brief) in Levels)
            slug = slug.Replace(spoken.Replace(' ', '-'), brief, StringComparison.Ordinal);
        if (slug.StartsWith("truong-", StringComparison.Ordinal))
            slug = slug["truong-".Length..];
        yield return Cut(slug);
        if (commune.Length > 0)
            yield return Cut($"{slug}-{Plain(commune)}");
        if (district.Length > 0)
            yield return Cut($"{slug}-{Plain(commune)}-{Plain(district)}");
    }

    internal static bool IsWellFormed(string slug)
        => slug.Length is > 0 and <= Longest && slug.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    // Unmarked would write i for y, as no address does.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Decomposed())
        {
            if (c is 'đ')
                plain.Append('d');
            else if (char.IsAsciiLetterOrDigit(c))
                plain.Append(c);
            else if (!char.IsAscii(c) && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
                continue;
            else if (plain.Length > 0 && plain[^1] != '-' && c is not '\'' and not '’')
                plain.Append('-');
        }

        return plain.ToString().Trim('-');
    }

    private static string Cut(string slug) => slug.Length <= Longest ? slug.Trim('-') : slug[..Longest].Trim('-');
}
