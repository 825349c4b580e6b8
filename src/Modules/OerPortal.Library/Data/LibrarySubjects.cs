using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Data;

/// <summary>Titles in the audit log.</summary>
internal sealed class TitleSubjects(LibraryDbContext db) : IAuditSubjects
{
    public string Kind => "title";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Titles.OfAllSites().AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => new AuditSubject(t.Heading, t.ResourcePublicId is { } resource ? LibraryAddress.Licences(resource) : LibraryAddress.Title(t.PublicId)), cancellation);
}

/// <summary>Vouchers in the audit log.</summary>
internal sealed class VoucherSubjects(LibraryDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "voucher";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Vouchers.OfAllSites().AsNoTracking().Where(v => ids.Contains(v.Id) && v.Number != null)
            .ToDictionaryAsync(v => v.Id, v => new AuditSubject(strings["library.voucher.one", v.Number!], LibraryAddress.Voucher(v.Id)), cancellation);
}

/// <summary>Copies in the audit log: by their number, not by who had them.</summary>
internal sealed class CopySubjects(LibraryDbContext db) : IAuditSubjects
{
    public string Kind => "copy";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Copies.OfAllSites().AsNoTracking().Include(c => c.Title).Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => new AuditSubject($"{c.Title.Heading} ({c.RegisterNumber})", LibraryAddress.Title(c.Title.PublicId)), cancellation);
}

/// <summary>Stock-takes in the audit log.</summary>
internal sealed class StockTakeSubjects(LibraryDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "stockTake";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await db.StockTakes.OfAllSites().AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(cancellation))
            .ToDictionary(t => t.Id, t => new AuditSubject($"{strings["library.stock.title"]} {t.Dated.Day()}", LibraryAddress.StockTake(t.Id)));
}

/// <summary>Write-offs in the audit log.</summary>
internal sealed class WriteOffSubjects(LibraryDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "writeOff";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.WriteOffs.OfAllSites().AsNoTracking().Where(w => ids.Contains(w.Id) && w.Number != null)
            .ToDictionaryAsync(w => w.Id, w => new AuditSubject(strings["library.writeOff.one", w.Number!], LibraryAddress.WriteOff(w.Id)), cancellation);
}

/// <summary>Requests between libraries in the audit log: by the book, not by whom it is for.</summary>
internal sealed class InterloanSubjects(LibraryDbContext db) : IAuditSubjects
{
    public string Kind => "interloan";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Interloans.OfAllSites().AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => new AuditSubject(i.Book, LibraryAddress.Interloan(i.Id)), cancellation);
}

/// <summary>Rotating boxes in the audit log.</summary>
internal sealed class BoxSubjects(LibraryDbContext db) : IAuditSubjects
{
    public string Kind => "box";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Boxes.OfAllSites().AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => new AuditSubject(b.Name, LibraryAddress.Box(b.Id)), cancellation);
}

/// <summary>Cards in the audit log: by their number, not by whose they are.</summary>
internal sealed class CardSubjects(LibraryDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "card";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await db.Cards.OfAllSites().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation))
            .ToDictionary(c => c.Id, c => new AuditSubject(c.Number is null ? strings["library.card.unnumbered"] : strings["library.card.one", c.NumberText], c.PersonId is null ? null : LibraryAddress.Card(c.Id)));
}
