using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Ebooks;

/// <summary>A licence as it is written into the form.</summary>
public sealed class LicenceForm
{
    internal const int LineLength = 200;
    internal const int NoteLength = 1_000;

    public string? Copies { get; set; }

    public string? Days { get; set; }

    public string? Starts { get; set; }

    public string? Ends { get; set; }

    public LicenceReaders Readers { get; set; }

    public string? Supplier { get; set; }

    public string? Document { get; set; }

    public string? Price { get; set; }

    public string? Note { get; set; }

    internal static LicenceForm Of(EbookLicence licence) => new()
    {
        Copies = $"{licence.Copies}",
        Days = $"{licence.Days}",
        Starts = Written(licence.Starts),
        Ends = licence.Ends is { } ends ? Written(ends) : null,
        Readers = licence.Readers,
        Supplier = licence.Supplier,
        Document = licence.Document,
        Price = licence.Price > 0 ? $"{licence.Price}" : null,
        Note = licence.Note,
    };

    internal void Apply(EbookLicence licence, ModelStateDictionary form, IStringLocalizer strings)
    {
        licence.Copies = (int)Figure(Copies, nameof(Copies), 1, LicenceDesk.MostCopies, form, strings);
        licence.Days = (int)Figure(Days, nameof(Days), 1, LendingRules.MostDays, form, strings);
        licence.Starts = Day(Starts, nameof(Starts), form, strings) ?? licence.Starts;
        licence.Ends = string.IsNullOrWhiteSpace(Ends) ? null : Day(Ends, nameof(Ends), form, strings);
        if (licence.Ends < licence.Starts)
            form.AddModelError($"Input.{nameof(Ends)}", strings["library.licence.ends.wrong"]);
        licence.Readers = Enum.IsDefined(Readers) ? Readers : LicenceReaders.All;
        licence.Supplier = form.Line(Supplier, $"Input.{nameof(Supplier)}", LineLength, strings);
        licence.Document = form.Line(Document, $"Input.{nameof(Document)}", LineLength, strings);
        licence.Price = string.IsNullOrWhiteSpace(Price) ? 0 : Figure(Price, nameof(Price), 0, 10_000_000_000, form, strings);
        licence.Note = form.Line(Note, $"Input.{nameof(Note)}", NoteLength, strings);
    }

    private static long Figure(string? written, string field, long least, long most, ModelStateDictionary form, IStringLocalizer strings)
        => form.Figure(written, $"Input.{field}", least, most, strings) ?? least;

    private static DateOnly? Day(string? written, string field, ModelStateDictionary form, IStringLocalizer strings)
    {
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
            return day;
        form.AddModelError($"Input.{field}", strings["library.rules.day.wrong"]);
        return null;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
