using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.Reports.Assessing;

/// <summary>Figures and outcomes as people read them, in the language of the moment.</summary>
internal static class AssessmentWords
{
    /// <summary>"2.400 bản", "52,5 m²", "có".</summary>
    internal static string Amount(this IStringLocalizer strings, Figure figure, decimal? value) => value switch
    {
        null => strings["reports.unknown"],
        _ when figure.IsYesNo => strings[value >= 1 ? "reports.yes" : "reports.no"],
        _ => strings.Unit(figure.Unit, value.Value),
    };

    /// <summary>"37 bản".</summary>
    internal static string Unit(this IStringLocalizer strings, string unit, decimal value) => strings[value == 1 ? $"reports.unit.{unit}.one" : $"reports.unit.{unit}.other", Plain(value)];

    /// <summary>What was counted: "2.400 bản, 601 học sinh".</summary>
    internal static string Counts(this IStringLocalizer strings, Formula formula, IReadOnlyDictionary<string, FigureValue> figures)
    {
        if (formula.Of.IsYesNo)
            return strings.Amount(formula.Of, figures[formula.Of.Key].Value);
        string[] parts = formula.By is null ? [Part(formula.Of)] : [Part(formula.Of), Part(formula.By)];
        return string.Join("; ", parts);

        string Part(Figure figure) => $"{strings[$"reports.figure.{figure.Key}"]}: {(figures[figure.Key].Value is { } value ? Plain(value) : strings["reports.unknown"])}";
    }

    /// <summary>Never rounded up: 3.999 must not read as 4.</summary>
    internal static string Value(decimal value) => (Math.Floor(value * 100) / 100).ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>"thiếu 37 bản (Tin học)"; empty where nothing is missing.</summary>
    internal static string Missing(this IStringLocalizer strings, AssessedCriterion criterion, IReadOnlyDictionary<string, FigureValue> figures)
    {
        if (criterion.IsMet || criterion.Formula is not { } formula)
            return "";
        if (criterion.Outcome.State == OutcomeState.Unknown)
            return strings["reports.missing.figure", string.Join(", ", new[] { formula.Of, formula.By }.OfType<Figure>().Where(f => figures[f.Key].Value is null or 0).Select(f => strings[$"reports.figure.{f.Key}"].Value))];
        if (formula.Of.IsYesNo)
            return strings["reports.missing.no"];
        if (criterion.Outcome.Missing is not { } missing || missing <= 0)
            return strings["reports.missing.toomuch"];
        var words = strings["reports.missing.some", strings.Unit(formula.Of.Unit, missing)].Value;
        return figures[formula.Of.Key].Lacking is { Length: > 0 } names ? $"{words} ({names})" : words;
    }

    internal static string Plain(decimal value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);
}
