using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.WritingOff;

/// <summary>Write-offs of the current school: written in peace, then entered at once into part II of the general register.</summary>
internal sealed class WriteOffDesk(LibraryDbContext db, RegisterNumbers numbers, IPageCache pages, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int PageLength = 30;
    internal const int MostLines = 2_000;

    /// <summary>Its numbers in part II of the general register.</summary>
    internal const string Counter = "XUAT";

    /// <summary>Those that are being written first, then the newest.</summary>
    internal async Task<(IReadOnlyList<WriteOffSummary> WriteOffs, int Total)> ListAsync(int page, CancellationToken cancellation)
        => (await db.WriteOffs.AsNoTracking().OrderByDescending(w => w.Number == null).ThenByDescending(w => w.Number).ThenByDescending(w => w.BegunAt)
                .Skip((page - 1) * PageLength).Take(PageLength)
                .Select(w => new WriteOffSummary(w, w.Lines.Count, w.Lines.Sum(l => l.Price ?? l.Copy.Price))).ToListAsync(cancellation),
            await db.WriteOffs.CountAsync(cancellation));

    internal async Task<IReadOnlyList<WriteOff>> OpenAsync(CancellationToken cancellation) => await db.WriteOffs.AsNoTracking().Where(w => w.Number == null).OrderByDescending(w => w.BegunAt).ToListAsync(cancellation);

    internal Task<WriteOff?> FindAsync(Guid id, CancellationToken cancellation) => db.WriteOffs.FirstOrDefaultAsync(w => w.Id == id, cancellation);

    /// <summary>In the order they were written.</summary>
    internal async Task<IReadOnlyList<WriteOffLine>> LinesAsync(Guid id, CancellationToken cancellation)
        => await db.WriteOffLines.AsNoTracking().Include(l => l.Copy).ThenInclude(c => c.Title).Where(l => l.WriteOffId == id).OrderBy(l => l.Place).ToListAsync(cancellation);

    /// <summary>The minutes by which a copy went; null while they are being written.</summary>
    internal Task<WriteOff?> OfCopyAsync(Guid copyId, CancellationToken cancellation)
        => db.WriteOffs.AsNoTracking().FirstOrDefaultAsync(w => w.Number != null && w.Lines.Any(l => l.CopyId == copyId), cancellation);

    internal async Task<WriteOff> BeginAsync(DateOnly today, CancellationToken cancellation)
    {
        var last = await db.WriteOffs.AsNoTracking().OrderByDescending(w => w.BegunAt).FirstOrDefaultAsync(cancellation);
        var writeOff = new WriteOff { SiteId = site.Current.Id, Dated = today, BegunAt = time.GetUtcNow(), Board = last?.Board ?? "", ApprovedBy = last?.ApprovedBy ?? "" };
        db.WriteOffs.Add(writeOff);
        await db.SaveChangesAsync(cancellation);
        return writeOff;
    }

    /// <returns>False when it has been entered meanwhile.</returns>
    internal Task<bool> SaveAsync(CancellationToken cancellation) => db.SaveUnlessKeptAsync(cancellation);

    internal Task<bool> DiscardAsync(WriteOff writeOff, CancellationToken cancellation)
    {
        db.WriteOffs.Remove(writeOff);
        return SaveAsync(cancellation);
    }

    /// <summary>Copies that are lent, gone already, or on other minutes are passed over.</summary>
    /// <returns>How many came onto it; null when it has been entered meanwhile.</returns>
    internal async Task<int?> AddAsync(WriteOff writeOff, IReadOnlyCollection<Guid> copyIds, WriteOffReason reason, CancellationToken cancellation)
    {
        Guid[] ids = [.. copyIds];
        try
        {
            return await db.Database.ExecuteSqlAsync(
                $"""
                 insert into library.write_off_line (id, site_id, write_off_id, copy_id, place, reason)
                 select gen_random_uuid(), c.site_id, {writeOff.Id}, c.id, l.last + row_number() over (order by c.register, c.number), {(int)reason}
                 from library.copy c, (select coalesce(max(place), 0) as last, count(*) as there from library.write_off_line where write_off_id = {writeOff.Id}) as l
                 where c.site_id = {site.Current.Id} and c.id = any ({ids}) and c.licence_id is null and c.state <> {(int)CopyState.WrittenOff} and l.there + {ids.Length} <= {MostLines}
                     and not exists (select 1 from library.loan o where o.copy_id = c.id and o.ended_at is null)
                     and not exists (select 1 from library.stay o where o.copy_id = c.id and o.ended_at is null)
                 on conflict (copy_id) do nothing
                 """,
                cancellation);
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.Kept)
        {
            return null;
        }
    }

    /// <returns>False when it has been entered meanwhile.</returns>
    internal async Task<bool> RemoveAsync(WriteOff writeOff, Guid lineId, CancellationToken cancellation)
    {
        if (await db.WriteOffLines.FirstOrDefaultAsync(l => l.Id == lineId && l.WriteOffId == writeOff.Id, cancellation) is { } line)
            db.WriteOffLines.Remove(line);
        return await SaveAsync(cancellation);
    }

    /// <summary>Gives it its number, and takes its copies out of the library for good; all or none.</summary>
    internal async Task<EnterAnswer> EnterAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.TakeTurnAsync(site.Current.Id, cancellation);
        // Who adds a line waits from here on, and finds it entered.
        if ((await db.Database.SqlQuery<Guid>($"select id from library.write_off where id = {id} and site_id = {site.Current.Id} and number is null for update").ToListAsync(cancellation)).Count == 0)
            return new EnterAnswer();
        // So does who lends one of its copies: whether one is lent is asked afterwards.
        await db.Database.ExecuteSqlAsync(
            $"select count(*) from (select 1 from library.copy where id in (select copy_id from library.write_off_line where write_off_id = {id}) order by id for update) as its", cancellation);
        var lent = await db.Loans.Where(l => l.EndedAt == null && db.WriteOffLines.Any(w => w.WriteOffId == id && w.CopyId == l.CopyId)).Select(l => l.Copy).ToListAsync(cancellation);
        lent.AddRange(await db.Stays.Where(s => s.EndedAt == null && db.WriteOffLines.Any(w => w.WriteOffId == id && w.CopyId == s.CopyId)).Select(s => s.Copy).ToListAsync(cancellation));
        if (lent.Count > 0)
            return new EnterAnswer { Lent = [.. lent.Select(c => c.RegisterNumber).Order(StringComparer.Ordinal)] };
        var copies = await WriteAsync(id, cancellation);
        if (copies == 0)
            return new EnterAnswer();
        var number = await numbers.TakeAsync(site.Current.Id, Counter, 1, cancellation);
        await db.WriteOffs.Where(w => w.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Number, number).SetProperty(w => w.EnteredAt, time.GetUtcNow()).SetProperty(w => w.EnteredBy, person.Id), cancellation);
        db.Record("library.writeOff.enter", $"writeOff:{id}", new { number, copies });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await pages.ForgetAsync(LibraryMenu.TagOf(site.Current.Id), cancellation);
        return new EnterAnswer { Number = number };
    }

    /// <summary>With the words and the price of this day, and away from the shelves.</summary>
    private async Task<int> WriteAsync(Guid id, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             update library.write_off_line l
             set price = c.price, book = case when t.people <> '' then t.people || '. ' else '' end || t.name || case when t.volume <> '' then '. ' || t.volume else '' end
             from library.copy c join library.title t on t.id = c.title_id
             where l.write_off_id = {id} and c.id = l.copy_id
             """,
            cancellation);
        return await db.Copies.Where(c => db.WriteOffLines.Any(l => l.WriteOffId == id && l.CopyId == c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CopyState.WrittenOff).SetProperty(c => c.StateAt, time.GetUtcNow()), cancellation);
    }
}

internal sealed record WriteOffSummary(WriteOff WriteOff, int Copies, long Money);

/// <summary>Without a number and without copies somebody else was quicker.</summary>
internal sealed record EnterAnswer
{
    internal int? Number { get; init; }

    /// <summary>Numbers of copies that are in somebody's hands: nothing was entered.</summary>
    internal IReadOnlyList<string> Lent { get; init; } = [];
}
