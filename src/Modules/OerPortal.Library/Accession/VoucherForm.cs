using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Accession;

/// <summary>What stands on a voucher's paper.</summary>
public sealed class VoucherForm
{
    internal const int Short = 120;
    internal const int NoteLength = 1000;

    private const int EarliestYear = 1945;

    /// <summary>As a date field sends it: 2026-09-05.</summary>
    public string? Dated { get; set; }

    public VoucherSource Source { get; set; }

    public string? From { get; set; }

    public string? Document { get; set; }

    public string? Note { get; set; }

    internal static VoucherForm Of(Voucher voucher) => new()
    {
        Dated = voucher.Dated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Source = voucher.Source,
        From = voucher.From,
        Document = voucher.Document,
        Note = voucher.Note,
    };

    internal void Apply(Voucher voucher, ModelStateDictionary form, IStringLocalizer strings, DateOnly today)
    {
        if (DateOnly.TryParseExact(Dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) && dated <= today && dated.Year >= EarliestYear)
            voucher.Dated = dated;
        else
            form.AddModelError($"Paper.{nameof(Dated)}", strings["library.voucher.dated.wrong"]);
        voucher.Source = Enum.IsDefined(Source) && Source != VoucherSource.Correction ? Source : VoucherSource.Bought;
        voucher.From = form.Line(From, $"Paper.{nameof(From)}", Short, strings);
        voucher.Document = form.Line(Document, $"Paper.{nameof(Document)}", Short, strings);
        voucher.Note = form.Line(Note, $"Paper.{nameof(Note)}", NoteLength, strings);
    }
}
