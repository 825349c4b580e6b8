using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Import;

/// <summary>Numbers of copies as other programs list them beside a title: "TK.0012; TK.0013" or "TK.0012 - TK.0020". Here they say how many copies there are: numbers are our registers' own.</summary>
internal static partial class ListedNumbers
{
    private static readonly HashSet<string> Headings =
        [.. new[] { "Số ĐKCB", "ĐKCB", "Mã ĐKCB", "Số đăng ký cá biệt", "Đăng ký cá biệt", "Mã đăng ký cá biệt", "Mã vạch", "Barcode", "Accession number" }.Select(Unmarked.Of)];

    internal static bool AreHeadedBy(string heading) => Headings.Contains(Unmarked.Of(heading));

    internal static int Count(string cell) => cell.Split([',', ';', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Sum(Of);

    private static int Of(string part)
        => Range().Match(part) is { Success: true } range && Number(range, "first") is var first && Number(range, "last") is var last && last >= first && last - first < 10_000 ? last - first + 1 : 1;

    private static int Number(Match range, string name) => int.Parse(range.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<letters>[\p{L}. /]*)(?<first>[0-9]{1,8}) *[-–] *\k<letters>(?<last>[0-9]{1,8})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();
}
