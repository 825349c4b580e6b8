using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.WritingOff;

/// <summary>Copies by what people type: numbers, barcodes and ranges, with commas, spaces or lines between them.</summary>
internal sealed class CopyNumbers(LibraryDbContext db)
{
    private const int MostInRange = 2_000;

    internal async Task<NumbersRead> ReadAsync(string typed, CancellationToken cancellation)
    {
        var (copies, unknown) = (new List<Guid>(), new List<string>());
        foreach (var part in typed.Split([',', ';', '\n', '\r', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = await FindAsync(part, cancellation);
            copies.AddRange(found);
            if (found.Count == 0)
                unknown.Add(part);
        }
        return new NumbersRead([.. copies.Distinct()], unknown);
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(string part, CancellationToken cancellation)
    {
        if (RangeOf(part) is var (register, first, last))
            return await db.Copies.Where(c => c.Register == register && c.Number >= first && c.Number <= last).OrderBy(c => c.Number).Select(c => c.Id).ToListAsync(cancellation);
        return await db.PaperCopies.Where(c => c.Barcode == part).Select(c => c.Id).ToListAsync(cancellation);
    }

    /// <summary>"TK12", "tk 12–20", "TK12-TK20".</summary>
    private static (BookKind Register, int First, int Last)? RangeOf(string part)
    {
        if (Register.Read(part) is var (one, number))
            return (one, number, number);
        var ends = part.Split(['-', '–', '—'], 2, StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || Register.Read(ends[0]) is not var (register, first))
            return null;
        var last = Register.Read(ends[1]) is var (other, at) ? (other == register ? at : 0)
            : int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures : 0;
        return last >= first && last - first < MostInRange ? (register, first, last) : null;
    }
}

/// <param name="Unknown">What is no copy of the school.</param>
internal sealed record NumbersRead(IReadOnlyList<Guid> CopyIds, IReadOnlyList<string> Unknown);
