using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Ingest.Facts;

/// <summary>A title from a file: what it says itself, unless a program wrote it; else its name made readable.</summary>
public static partial class FileTitle
{
    private const int Longest = 1000;
    private const int LongestShown = 300;

    /// <param name="said">The title inside the file, or null.</param>
    public static string Of(string? said, string fileName) => Cut(Clean(said) ?? FromName(fileName), LongestShown);

    /// <summary>One line in Unicode; null for a program's placeholder.</summary>
    public static string? Clean(string? said)
    {
        // A title may speak of tags; only those that dress letters are taken off.
        var bare = said is { Length: > 0 and <= 8000 } && Dress().IsMatch(said) ? PlainDescription.Read(Dress().Replace(said, " "))?.ReplaceLineEndings(" ") : said;
        var title = OldText.Mend(Line(bare ?? "").Composed());
        return title.Length < 2 || Placeholders.IsTitle(title) ? null : Cut(title, Longest);
    }

    /// <summary>"de-thi_HK1 (1).docx.pdf" → "De thi HK1".</summary>
    public static string FromName(string fileName)
    {
        var bare = WithoutEndings(Decoded(fileName.Composed()));
        var hasBlank = bare.Trim().Contains(' ', StringComparison.Ordinal);
        bare = OldText.Mend(bare).Replace('_', ' ').Replace('+', ' ');
        bare = Copies().Replace(bare, "");
        // Where a name has no blank, hyphens stand for them; else they belong to the words (HK1-HK2, Ba-na). Between figures they always do.
        if (!hasBlank || Slug().IsMatch(bare))
            bare = HyphenBetweenWords().Replace(bare, " ");
        var words = Line(bare).Trim(' ', '-', ',').TrimEnd('.');
        words = words.Length == 0 ? Line(fileName) : words;
        return words.Length == 0 ? "" : Cut(char.ToUpperInvariant(words[0]) + words[1..], LongestShown);
    }

    private static string WithoutEndings(string name)
    {
        for (var times = 0; times < 3; times++)
        {
            var match = Ending().Match(name);
            if (!match.Success || match.Index == 0)
                break;
            name = name[..match.Index];
        }
        return name;
    }

    // A name taken from an address: "%20" is a blank, "%C3%A0" is à.
    private static string Decoded(string name)
    {
        if (!Percent().IsMatch(name))
            return name;
        var decoded = Uri.UnescapeDataString(name);
        return decoded.Contains('\uFFFD', StringComparison.Ordinal) ? name.Replace("%20", " ", StringComparison.OrdinalIgnoreCase) : decoded.Composed();
    }

    private static string Line(string text) => string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufeff' ? ' ' : c)])
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    [GeneratedRegex(@"\.(epub|pdf|docx?|pptx?|xlsx?|ppsx?|odt|odp|ods|rtf|txt|md|csv|html?|zip|rar|7z|mp3|m4a|mp4|wav|ogg|webm|mov|3gp|avi|mkv|wmv|jpe?g|png|gif|webp|svg|heic|vtt|srt|indd|pub|mobi|azw3|prc|tiff?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^\s*(bản sao( của)?|copy of|sao chép( của)?)\s+(-\s+)?|\s*(\(\d{1,3}\)|\[\d{1,3}\]|\s-\s(copy|bản sao)|[ _-]copy)(?=(\s|\(\d{1,3}\)|- copy|- bản sao)*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copies();

    [GeneratedRegex(@"</?(b|i|u|em|strong|span|font|p|br|sub|sup|small)(\s[^<>]{0,200})?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dress();

    [GeneratedRegex(@"%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percent();

    // Three words and more tied by hyphens are a slug, also beside a blank.
    [GeneratedRegex(@"^[\p{Ll}\d]+(-[\p{Ll}\d]+){2,}(\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();

    [GeneratedRegex(@"(?<![\d])-|-(?![\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HyphenBetweenWords();
}
