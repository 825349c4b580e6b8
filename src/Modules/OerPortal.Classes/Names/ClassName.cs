using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Names;

/// <summary>Names of classes as schools write them: "6A", "lớp 6 A", "10 Toán", "6/1", "Lá 2".</summary>
internal static partial class ClassName
{
    internal const int Longest = 30;
    internal const int LastGrade = 12;

    /// <summary>As it is shown: without the word "lớp", single spaces, the letter behind the grade as a capital.</summary>
    internal static string Shown(string written)
    {
        var name = string.Join(' ', written.Composed().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        name = Word().Replace(name, "");
        return Letter().Replace(name, m => $"{m.Groups["grade"].Value}{m.Groups["letter"].Value.ToUpperInvariant()}");
    }

    /// <summary>As two are compared.</summary>
    internal static string Plain(string shown) => Unmarked.Of(shown).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The grade that the name begins with; null where it begins with none of 1 to 12.</summary>
    internal static int? Grade(string shown)
        => Beginning().Match(shown) is { Success: true } m && int.Parse(m.Value, CultureInfo.InvariantCulture) is >= 1 and <= LastGrade and var grade ? grade : null;

    /// <summary>The same class a year later: "6A" is "7A", "9/1" is "10/1".</summary>
    internal static string Next(string shown) => Beginning().Replace(shown, m => (int.Parse(m.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), 1);

    /// <summary>The last grade of a school of a level.</summary>
    internal static int LastGradeOf(string? level) => level switch { "tieu-hoc" => 5, "thcs" => 9, _ => LastGrade };

    [GeneratedRegex(@"^l(ớp|op)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?<grade>\d{1,2})\s?(?<letter>[a-z]\d{0,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\d{1,2}(?!\d)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Beginning();
}
