using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.WritingOff;

/// <summary>What stands on the minutes.</summary>
public sealed class WriteOffForm
{
    internal const int Short = 120;
    internal const int Long = 2_000;

    /// <summary>As a date field sends it: 2026-09-05.</summary>
    public string? Dated { get; set; }

    public string? Document { get; set; }

    public string? Board { get; set; }

    public string? ApprovedBy { get; set; }

    public string? Note { get; set; }

    internal static WriteOffForm Of(WriteOff writeOff) => new()
    {
        Dated = writeOff.Dated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Document = writeOff.Document,
        Board = writeOff.Board,
        ApprovedBy = writeOff.ApprovedBy,
        Note = writeOff.Note,
    };

    internal void Apply(WriteOff writeOff, ModelStateDictionary form, IStringLocalizer strings, DateOnly today)
    {
        if (DateOnly.TryParseExact(Dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) && dated <= today && dated.Year >= 1945)
            writeOff.Dated = dated;
        else
            form.AddModelError($"Paper.{nameof(Dated)}", strings["library.writeOff.dated.wrong"]);
        writeOff.Document = form.Line(Document, $"Paper.{nameof(Document)}", Short, strings);
        writeOff.Board = form.Line(Board, $"Paper.{nameof(Board)}", Long, strings);
        writeOff.ApprovedBy = form.Line(ApprovedBy, $"Paper.{nameof(ApprovedBy)}", Short, strings);
        writeOff.Note = form.Line(Note, $"Paper.{nameof(Note)}", Long, strings);
    }
}
