using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Books that the current school asks of others, and what others ask of it. Each step is taken once, by the side whose turn it is.</summary>
internal sealed class Interloans(LibraryDbContext db, SharingRules sharing, Guests guests, ISites sites, ISiteContext site, TimeProvider time)
{
    internal const int NoteLength = 300;
    internal const int MostShown = 100;

    private Guid Here => site.Current.Id;

    /// <summary>Of the two schools it concerns.</summary>
    internal Task<Interloan?> FindAsync(Guid id, CancellationToken cancellation)
        => db.Interloans.OfAllSites().AsNoTracking().Include(i => i.Copy).ThenInclude(c => c!.Title)
            .FirstOrDefaultAsync(i => i.Id == id && (i.SiteId == Here || i.LenderId == Here && i.State != InterloanState.Wished), cancellation);

    /// <summary>What the school asked, or what its readers wish, the newest first.</summary>
    internal async Task<IReadOnlyList<Interloan>> AskedAsync(CancellationToken cancellation)
        => await db.Interloans.OfAllSites().AsNoTracking().Include(i => i.Copy).Where(i => i.SiteId == Here).OrderByDescending(i => i.MadeAt).Take(MostShown).ToListAsync(cancellation);

    /// <summary>What others asked of the school, the newest first.</summary>
    internal async Task<IReadOnlyList<Interloan>> LentAsync(CancellationToken cancellation)
        => await db.Interloans.OfAllSites().AsNoTracking().Include(i => i.Copy).Where(i => i.LenderId == Here && i.State != InterloanState.Wished).OrderByDescending(i => i.MadeAt).Take(MostShown).ToListAsync(cancellation);

    /// <summary>What a reader has asked their library for, the newest first.</summary>
    internal async Task<IReadOnlyList<Interloan>> OfReaderAsync(Guid personId, CancellationToken cancellation)
        => await db.Interloans.AsNoTracking().Where(i => i.PersonId == personId).OrderByDescending(i => i.MadeAt).Take(MostShown).ToListAsync(cancellation);

    /// <summary>A title of another school that lends of its kind; null for any other.</summary>
    internal async Task<Title?> TitleAsync(string publicId, CancellationToken cancellation)
    {
        var title = await db.Titles.OfAllSites().AsNoTracking().FirstOrDefaultAsync(t => t.PublicId == publicId && t.SiteId != Here && db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf), cancellation);
        if (title is null || sites.Schools.All(s => s.Id != title.SiteId) || !sites.HasFeature(title.SiteId, "library"))
            return null;
        return (await sharing.OfAsync([title.SiteId], cancellation))[title.SiteId].IsAbout(title.Kind) ? title : null;
    }

    /// <summary>A reader asks the school's own library.</summary>
    /// <returns>False when they have asked for it already.</returns>
    internal async Task<bool> WishAsync(Title title, Guid personId, CancellationToken cancellation)
    {
        db.Interloans.Add(New(title, InterloanState.Wished, personId));
        return await SaveOnceAsync(cancellation);
    }

    /// <summary>Asks the school that has the title.</summary>
    /// <param name="wish">The reader's wish it comes from; it goes on as this request.</param>
    /// <returns>Null when it is asked already.</returns>
    internal async Task<Guid?> AskAsync(Title title, Guid? personId, string note, Interloan? wish, CancellationToken cancellation)
    {
        var its = wish is null ? null : await db.Interloans.FirstOrDefaultAsync(i => i.Id == wish.Id && i.State == InterloanState.Wished, cancellation);
        if (its is null)
            db.Interloans.Add(its = New(title, InterloanState.Asked, personId));
        (its.LenderId, its.TitleId, its.Note, its.State, its.AskedAt) = (title.SiteId, title.Id, note, InterloanState.Asked, time.GetUtcNow());
        db.Record("library.interloan.ask", $"interloan:{its.Id}");
        db.Enqueue(new TellOfInterloan(its.Id, InterloanState.Asked, IsToLender: true));
        return await SaveOnceAsync(cancellation) ? its.Id : null;
    }

    /// <summary>The lender says no.</summary>
    internal Task<bool> RefuseAsync(Interloan its, string reason, CancellationToken cancellation)
        => StepAsync(its, [InterloanState.Asked], InterloanState.Refused, set => set.SetProperty(i => i.Reason, reason).SetProperty(i => i.EndedAt, time.GetUtcNow()), null, cancellation);

    /// <summary>Who asked needs it no more; or the library tells a reader that it does not ask.</summary>
    internal Task<bool> CancelAsync(Interloan its, string reason, CancellationToken cancellation)
        => StepAsync(its, [InterloanState.Asked, InterloanState.Wished], InterloanState.Cancelled, set => set.SetProperty(i => i.Reason, reason).SetProperty(i => i.EndedAt, time.GetUtcNow()), null, cancellation);

    /// <summary>The lender sends a copy.</summary>
    /// <returns>False when it was answered meanwhile, or the copy is not free any more: the database decides.</returns>
    internal Task<bool> SendAsync(Interloan its, Copy copy, DateOnly due, CancellationToken cancellation)
        => StepAsync(
            its, [InterloanState.Asked], InterloanState.Sent, set => set.SetProperty(i => i.CopyId, copy.Id).SetProperty(i => i.DueOn, due).SetProperty(i => i.SentAt, time.GetUtcNow()),
            () =>
            {
                db.Stays.Add(new Stay { SiteId = Here, CopyId = copy.Id, AtId = its.SiteId, DueOn = due, InterloanId = its.Id, BeganAt = time.GetUtcNow() });
                return db.SaveChangesAsync(cancellation);
            },
            cancellation);

    /// <summary>It has come to who asked.</summary>
    internal Task<bool> ReceiveAsync(Interloan its, CancellationToken cancellation)
        => StepAsync(
            its, [InterloanState.Sent], InterloanState.Received, set => set.SetProperty(i => i.ReceivedAt, time.GetUtcNow()),
            () => StayOf(its).ExecuteUpdateAsync(set => set.SetProperty(s => s.ArrivedAt, time.GetUtcNow()), cancellation), cancellation);

    /// <summary>Who asked sends it back. No reader has it: the database decides.</summary>
    internal Task<bool> SendBackAsync(Interloan its, CancellationToken cancellation)
        => StepAsync(
            its, [InterloanState.Received], InterloanState.SentBack, set => set.SetProperty(i => i.SentBackAt, time.GetUtcNow()),
            () => StayOf(its).ExecuteUpdateAsync(set => set.SetProperty(s => s.AtId, its.LenderId!.Value).SetProperty(s => s.ArrivedAt, (DateTimeOffset?)null), cancellation), cancellation);

    /// <summary>It is on its own shelf again, whether or not anybody said that it was sent.</summary>
    internal Task<bool> ComeHomeAsync(Interloan its, CancellationToken cancellation)
        => StepAsync(
            its, [InterloanState.Sent, InterloanState.Received, InterloanState.SentBack], InterloanState.Back, set => set.SetProperty(i => i.EndedAt, time.GetUtcNow()),
            () => StayOf(its).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, time.GetUtcNow()).SetProperty(s => s.End, StayEnd.Home), cancellation), cancellation);

    /// <summary>It may stay longer.</summary>
    /// <returns>False when a reader has it for longer than that, or it is home.</returns>
    internal async Task<bool> ExtendAsync(Interloan its, DateOnly due, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (await db.Interloans.OfAllSites().Where(i => i.Id == its.Id && (i.State == InterloanState.Sent || i.State == InterloanState.Received)).ExecuteUpdateAsync(set => set.SetProperty(i => i.DueOn, due), cancellation) == 0)
                return false;
            await StayOf(its).ExecuteUpdateAsync(set => set.SetProperty(s => s.DueOn, due), cancellation);
            db.Record("library.interloan.extend", $"interloan:{its.Id}", new { due });
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.TooLong)
        {
            return false;
        }
    }

    /// <summary>It is lost, on the way or at the school that asked. A reader's book is lost at the desk.</summary>
    internal async Task<bool> LoseAsync(Interloan its, CancellationToken cancellation)
    {
        if (!its.IsAway || its.CopyId is not { } copyId)
            return false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await guests.LoseAsync(copyId, cancellation);
            db.Record("library.interloan.lost", $"interloan:{its.Id}");
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.Elsewhere)
        {
            return false;
        }
    }

    private IQueryable<Stay> StayOf(Interloan its) => db.Stays.OfAllSites().Where(s => s.InterloanId == its.Id && s.EndedAt == null);

    private Interloan New(Title title, InterloanState state, Guid? personId) => new()
    {
        SiteId = Here,
        LenderId = state == InterloanState.Wished ? null : title.SiteId,
        TitleId = state == InterloanState.Wished ? null : title.Id,
        WorkKey = title.WorkKey,
        Book = title.People.Length > 0 ? $"{title.Heading} / {title.People}" : title.Heading,
        PersonId = personId,
        State = state,
        MadeAt = time.GetUtcNow(),
    };

    private async Task<bool> SaveOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<bool> StepAsync(
        Interloan its, InterloanState[] from, InterloanState to, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Interloan>> set, Func<Task>? besides, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var taken = await db.Interloans.OfAllSites().Where(i => i.Id == its.Id && from.Contains(i.State)).ExecuteUpdateAsync(
                all =>
                {
                    all.SetProperty(i => i.State, to);
                    set(all);
                },
                cancellation);
            if (taken == 0)
                return false;
            if (besides is not null)
                await besides();
            db.Record($"library.interloan.{to.ToString().ToLowerInvariant()}", $"interloan:{its.Id}");
            db.Enqueue(new TellOfInterloan(its.Id, to, IsToLender: Here == its.SiteId));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException late) when (late.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or LibraryDbContext.Elsewhere })
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.Elsewhere)
        {
            return false;
        }
    }
}
