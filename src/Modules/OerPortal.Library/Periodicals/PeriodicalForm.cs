using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Periodicals;

/// <summary>A periodical as it is written into the form.</summary>
public sealed class PeriodicalForm
{
    public string? Name { get; set; }

    public PeriodicalKind Kind { get; set; }

    public string? Publisher { get; set; }

    public Frequency Frequency { get; set; } = Frequency.Weekly;

    public string? Copies { get; set; }

    public string? Since { get; set; }

    public string? FirstNumber { get; set; }

    public string? Until { get; set; }

    internal static PeriodicalForm Of(Periodical periodical) => new()
    {
        Name = periodical.Name,
        Kind = periodical.Kind,
        Publisher = periodical.Publisher,
        Frequency = periodical.Frequency,
        Copies = $"{periodical.Copies}",
        Since = Written(periodical.Since),
        FirstNumber = $"{periodical.FirstNumber}",
        Until = periodical.Until is { } until ? Written(until) : null,
    };

    /// <param name="hasIssues">Then the days on which they are expected stay as they are.</param>
    internal void Apply(Periodical periodical, ModelStateDictionary form, IStringLocalizer strings, bool hasIssues)
    {
        periodical.Name = form.Line(Name, $"Input.{nameof(Name)}", PeriodicalDesk.NameLength, strings);
        if (periodical.Name.Length == 0)
            form.AddModelError($"Input.{nameof(Name)}", strings["library.periodical.name.missing"]);
        periodical.Publisher = form.Line(Publisher, $"Input.{nameof(Publisher)}", PeriodicalDesk.NameLength, strings);
        periodical.Kind = Enum.IsDefined(Kind) ? Kind : PeriodicalKind.Newspaper;
        periodical.Copies = (int)(form.Figure(Copies, $"Input.{nameof(Copies)}", 1, PeriodicalDesk.MostCopies, strings) ?? 1);
        periodical.Until = string.IsNullOrWhiteSpace(Until) ? null : Day(Until, nameof(Until), form, strings);
        if (hasIssues)
            return;
        periodical.Frequency = Enum.IsDefined(Frequency) ? Frequency : Frequency.Weekly;
        periodical.Since = Day(Since, nameof(Since), form, strings) ?? periodical.Since;
        periodical.FirstNumber = (int)(form.Figure(FirstNumber, $"Input.{nameof(FirstNumber)}", 1, 400, strings) ?? 1);
    }

    private static DateOnly? Day(string? written, string field, ModelStateDictionary form, IStringLocalizer strings)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
            return day;
        form.AddModelError($"Input.{field}", strings["library.rules.day.wrong"]);
        return null;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
