using System.Globalization;
using System.Text;

namespace OerPortal.Office.Sheets;

/// <summary>Numbers as their format shows them: thousands, places, percent, money. What is rarer is shown as the number itself.</summary>
internal static class CellNumber
{
    private const int MostPlaces = 12;

    public static string Show(double number, string code, bool from1904)
    {
        if (CellDate.IsDate(code) && CellDate.Show(number, code, from1904) is { } date)
            return date;
        var sections = FormatCode.Sections(code);
        var which = number < 0 && sections.Count > 1 ? 1 : number == 0 && sections.Count > 2 ? 2 : 0;
        if (sections[which].Contains("General", StringComparison.OrdinalIgnoreCase))
            return General(number);
        var form = NumberForm.Of(sections[which]);
        if (!form.HasFigures)
            return form.Before.Length > 0 && sections.Count > 1 ? form.Before.Trim() : General(number);
        return form.IsUnknown ? General(number) : Show(which == 1 ? -number : number, form);
    }

    /// <summary>As a cell without a format shows it: at most eleven figures.</summary>
    private static string General(double number)
    {
        if (number is > 1e15 or < -1e15 || (Math.Abs(number) < 1e-9 && number != 0))
            return number.ToString("0.#####E+0", CultureInfo.InvariantCulture).Replace('.', SheetTable.Point);
        return Rounded(number, Math.Max(0, 10 - (int)Math.Floor(Math.Log10(Math.Max(1, Math.Abs(number)))))).ToString("0.############", CultureInfo.InvariantCulture).Replace('.', SheetTable.Point);
    }

    private static string Show(double number, NumberForm form)
    {
        var shown = Rounded(number * form.Factor, form.Places);
        var places = new string('0', form.LeastPlaces) + new string('#', form.Places - form.LeastPlaces);
        var pattern = (form.HasThousands ? "#,##" : "") + new string('0', Math.Max(form.LeastFigures, form.HasThousands ? 1 : form.LeastFigures)) + (places.Length > 0 ? "." + places : "");
        if (pattern.Length == 0 || pattern[0] == '.')
            pattern = "#" + pattern;
        var text = new StringBuilder(Math.Abs(shown).ToString(pattern, CultureInfo.InvariantCulture)).Replace(',', SheetTable.Thousands).Replace('.', SheetTable.Point);
        return $"{(shown < 0 ? "-" : "")}{form.Before}{text}{form.Behind}".Trim();
    }

    // As people round, by the figures that are seen.
    private static decimal Rounded(double number, int places) =>
        Math.Abs(number) < 1e27 ? Math.Round((decimal)number, Math.Min(places, MostPlaces), MidpointRounding.AwayFromZero) : 0;

    /// <param name="Before">What stands before the figures.</param>
    /// <param name="Behind">What stands behind them.</param>
    private sealed record NumberForm(string Before, string Behind, int LeastFigures, int Places, int LeastPlaces, bool HasThousands, double Factor, bool HasFigures, bool IsUnknown)
    {
        public static NumberForm Of(string section)
        {
            var (before, behind, figures) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
            var (isUnknown, percents) = (false, 0);
            FormatCode.Walk(section, (sign, literal) =>
            {
                percents += literal is null && sign == '%' ? 1 : 0;
                // Figures in two places ("# ?/?", telephone numbers), powers and fractions are another matter.
                isUnknown |= literal is null && (sign is 'E' or 'e' or '/' || (sign is '0' or '#' or '?' && behind.ToString().Trim().Length > 0));
                if (literal is null && (sign is '0' or '#' or '?' || (sign is '.' or ',' && figures.Length > 0)))
                    figures.Append(sign);
                else if (literal is not null || sign != '@')
                    (figures.Length == 0 ? before : behind).Append(literal ?? sign.ToString());
            });
            var pattern = figures.ToString();
            var scale = pattern.Length - pattern.TrimEnd(',').Length;
            pattern = pattern.TrimEnd(',');
            var point = pattern.IndexOf('.', StringComparison.Ordinal);
            var (whole, part) = point < 0 ? (pattern, "") : (pattern[..point], pattern[(point + 1)..]);
            var places = Math.Min(part.Count(c => c != '.'), MostPlaces);
            return new NumberForm(
                before.ToString(), behind.ToString(), Math.Min(whole.Count(c => c == '0'), 20), places, Math.Min(part.Count(c => c == '0'), places), whole.Contains(','),
                Math.Pow(100, percents) / Math.Pow(1000, scale), pattern.Length > 0, isUnknown);
        }
    }
}
