using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using OerPortal.Resources;

namespace OerPortal.Harvest.Describing;

/// <summary>Our subjects, levels and grades by the names people give them, in both languages of the portal, with and without marks.</summary>
internal sealed partial class SchoolWords(IStringLocalizer strings)
{
    private static readonly CultureInfo[] SpokenHere = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    // Names that other catalogues use for the programme's subjects.
    private static readonly (string Name, string Code)[] Usual =
    [
        ("mathematics", "toan"), ("maths", "toan"), ("math", "toan"), ("toan hoc", "toan"), ("physics", "vat-li"), ("chemistry", "hoa-hoc"), ("biology", "sinh-hoc"),
        ("history", "lich-su"), ("geography", "dia-li"), ("english language", "tieng-anh"), ("english", "tieng-anh"), ("literature", "ngu-van"), ("van hoc", "ngu-van"),
        ("music", "am-nhac"), ("art", "mi-thuat"), ("arts", "mi-thuat"), ("computer science", "tin-hoc"), ("informatics", "tin-hoc"), ("technology", "cong-nghe"),
        ("science", "khoa-hoc"), ("natural science", "khoa-hoc-tu-nhien"), ("physical education", "giao-duc-the-chat"), ("civics", "giao-duc-cong-dan"),
    ];

    private readonly Lazy<Dictionary<string, string>> _subjects = new(() => Names(strings, "subject.", Subjects.All, Usual));
    private readonly Lazy<Dictionary<string, string>> _levels = new(() => Names(strings, "level.", SchoolLevels.All,
        [("trung hoc co so", SchoolLevels.LowerSecondary), ("trung hoc pho thong", SchoolLevels.UpperSecondary), ("primary", SchoolLevels.Primary), ("cap 1", SchoolLevels.Primary), ("cap 2", SchoolLevels.LowerSecondary), ("cap 3", SchoolLevels.UpperSecondary)]));

    public string? Subject(string word) => _subjects.Value.GetValueOrDefault(Key(word));

    public string? Level(string word) => _levels.Value.GetValueOrDefault(Key(word));

    /// <summary>1 to 12 of "Lớp 6", "Grade 6"; null for what is no grade.</summary>
    public static int? Grade(string word)
        => Graded().Match(Key(word)) is { Success: true } match && int.Parse(match.Groups["grade"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var grade ? grade : null;

    private static Dictionary<string, string> Names(IStringLocalizer strings, string prefix, IEnumerable<string> codes, (string Name, string Code)[] usual)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var culture in SpokenHere)
            {
                CultureInfo.CurrentUICulture = culture;
                foreach (var code in codes.Where(code => code != KindWords.Other))
                    names.TryAdd(Key(strings[prefix + code].Value), code);
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
        foreach (var (name, code) in usual)
            names.TryAdd(Key(name), code);
        foreach (var code in codes)
            names.TryAdd(code, code);
        return names;
    }

    // "Vật lý" and "Vật lí" are the same subject.
    private static string Key(string word) => Usually().Replace(VietnameseText.Fold(word), "i");

    [GeneratedRegex("y(?= |$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Usually();

    [GeneratedRegex(@"^(lop|grade|khoi) (?<grade>\d{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Graded();
}
