using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;

namespace OerPortal.Library.Cards;

/// <summary>Tells who asked for a card what became of it; queued with the change, told once.</summary>
internal sealed record TellOfCard(Guid CardId, CardNews News) : IJob
{
    JobLane IJob.Lane => JobLane.Ordinary;
}

internal enum CardNews
{
    Given,
    Renewed,
    Refused,
}

/// <summary>By letter where they gave an address, in the portal where they have an account.</summary>
internal sealed class TellOfCardJob(LibraryDbContext db, INotices notices, IMail mail, ISiteContext site, TimeProvider time) : IJobHandler<TellOfCard>
{
    public async Task RunAsync(TellOfCard job, IJobProgress progress, CancellationToken cancellation)
    {
        if (await db.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == job.CardId && c.PersonId != null, cancellation) is not { } card)
            return;
        if (card.HasAccount && card.PersonId is { } id)
        {
            string[] words = [site.Current.Name, card.NumberText, card.ValidUntil?.DayInNumbers() ?? "", card.Reason];
            await notices.TellAsync(new Notice(id, $"library.notice.card.{job.News}", words, site.Current.PathPrefix + LibraryAddress.Mine, $"library.card:{card.Id}:{job.News}:{card.StateAt.UtcTicks}"), cancellation);
        }
        if (card.Mail.Length > 0 && mail.IsSet)
            await db.EnqueueNowAsync(new SendLetter(CardLetter.KindOfLetter, CardLetter.About(card.Id, job.News), time.GetUtcNow()), null, cancellation);
    }
}
