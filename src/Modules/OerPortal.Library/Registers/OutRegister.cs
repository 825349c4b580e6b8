using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>Part II of the general register: what went, a line for each minutes.</summary>
internal sealed class OutRegister(LibraryDbContext db, IStringLocalizer strings) : SummedRegister(strings)
{
    private readonly IStringLocalizer _strings = strings;

    internal override IReadOnlyList<RegisterColumn> Columns =>
    [
        new(_strings["library.register.outDate"], 20), new(_strings["library.register.order"], 14), new(_strings["library.register.reasons"], 58), new(_strings["library.writeOff.document"], 36),
        .. Sums, new(_strings["library.note"], 31),
    ];

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
        => await db.WriteOffs.MinAsync(w => w.Number, cancellation) is { } first && await db.WriteOffs.MaxAsync(w => w.Number, cancellation) is { } last ? (first, last) : null;

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var writeOffs = await db.WriteOffs.AsNoTracking().Where(w => w.Number >= first && w.Number <= last).OrderBy(w => w.Number).ToListAsync(cancellation);
        var sums = await SumsAsync(db.WriteOffs.Where(w => w.Number >= first && w.Number <= last), cancellation);
        var carried = RegisterSums.Of((await SumsAsync(db.WriteOffs.Where(w => w.Number < first), cancellation)).Values);
        var reasons = (await db.WriteOffLines.Where(l => db.WriteOffs.Any(w => w.Id == l.WriteOffId && w.Number >= first && w.Number <= last))
            .GroupBy(l => new { l.WriteOffId, l.Reason }).Select(g => new { g.Key.WriteOffId, g.Key.Reason, Count = g.Count() }).ToListAsync(cancellation)).ToLookup(r => r.WriteOffId);
        return Pages(
            writeOffs.Select(w => new SummedLine(
                [w.Dated, $"{w.Number}", string.Join(", ", reasons[w.Id].OrderBy(r => r.Reason).Select(r => $"{_strings[$"library.writeOff.reason.{r.Reason}"].Value} {r.Count}")), w.Document],
                sums.GetValueOrDefault(w.Id, RegisterSums.None), w.Note)),
            carried);
    }

    private async Task<Dictionary<Guid, RegisterSums>> SumsAsync(IQueryable<WriteOff> writeOffs, CancellationToken cancellation)
    {
        var counted = await db.WriteOffLines.Where(l => writeOffs.Any(w => w.Id == l.WriteOffId)).GroupBy(l => new { l.WriteOffId, l.Copy.Register })
            .Select(g => new { g.Key.WriteOffId, g.Key.Register, Titles = g.Select(l => l.Copy.EnteredTitleId).Distinct().Count(), Copies = g.Count(), Money = g.Sum(l => l.Price) ?? 0 })
            .ToListAsync(cancellation);
        return counted.GroupBy(c => c.WriteOffId).ToDictionary(
            g => g.Key, g => new RegisterSums(g.Sum(c => c.Titles), [.. Kinds.Select(kind => g.Where(c => c.Register == kind).Sum(c => c.Copies))], g.Sum(c => c.Money)));
    }
}
