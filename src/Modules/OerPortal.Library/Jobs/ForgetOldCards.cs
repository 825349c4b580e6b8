using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Jobs;

internal sealed record ForgetOldCards : IJob
{
    string IJob.Key => nameof(ForgetOldCards);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>
/// Deletes applications that were refused or that nobody answered, and takes the names out of cards that ended or ran out long ago; who still has a book is named until it comes back.
/// See docs/adr/0058-who-is-a-reader.md; the days stand on the form as well.
/// </summary>
internal sealed class ForgetOldCardsJob(LibraryDbContext db, LendingRules rules, TimeProvider time) : IJobHandler<ForgetOldCards>
{
    /// <summary>Days after a refusal.</summary>
    internal const int RefusedDays = 30;

    /// <summary>Days without an answer.</summary>
    internal const int UnansweredDays = 180;

    /// <summary>Days after the end of a card.</summary>
    internal const int EndedDays = 365;

    private const int AtOnce = 500;

    public async Task RunAsync(ForgetOldCards job, IJobProgress progress, CancellationToken cancellation)
    {
        var (now, ran) = (time.GetUtcNow(), rules.Today.AddDays(-EndedDays));
        var (refused, unanswered, ended) = (now.AddDays(-RefusedDays), now.AddDays(-UnansweredDays), now.AddDays(-EndedDays));
        await db.Cards.OfAllSites().Where(c => c.Number == null && ((c.State == CardState.Refused && c.StateAt < refused) || (c.State == CardState.Asked && c.AskedAt < unanswered))).ExecuteDeleteAsync(cancellation);
        var old = db.Cards.OfAllSites().Where(c => c.PersonId != null
            && ((c.State == CardState.Ended && c.StateAt < ended) || (c.Kind == ReaderKind.Resident && (c.State == CardState.Valid || c.State == CardState.Blocked) && c.ValidUntil < ran))
            && !db.Loans.Any(l => l.SiteId == c.SiteId && l.PersonId == c.PersonId && l.EndedAt == null));
        var forgotten = await old.OrderBy(c => c.StateAt).Take(AtOnce).ToListAsync(cancellation);
        foreach (var card in forgotten.Where(c => !c.HasAccount))
            await ForgetPhotoAsync(card, cancellation);
        foreach (var card in forgotten)
            card.Forget(now);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ForgetPhotoAsync(ReaderCard card, CancellationToken cancellation)
    {
        if (await db.Photos.OfAllSites().FirstOrDefaultAsync(p => p.SiteId == card.SiteId && p.PersonId == card.PersonId, cancellation) is not { } photo)
            return;
        db.Photos.Remove(photo);
        db.Publish(new FilesGivenUp([photo.FileId]));
    }
}
