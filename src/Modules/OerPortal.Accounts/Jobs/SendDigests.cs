using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Letters;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Jobs;

/// <summary>Once a day, after an hour of Viet Nam's time (<c>Mail:DigestHour</c>, by default 17), writes to everybody whose notices wait for a letter.</summary>
public sealed record SendDigests : IJob;

internal sealed class SendDigestsHandler(AccountsDbContext db, IMail mail, IConfiguration configuration, TimeProvider time) : IJobHandler<SendDigests>
{
    public async Task RunAsync(SendDigests job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!mail.IsSet)
            return;
        // The last time that hour struck: what has come since waits for the next, however often this runs.
        var struck = new DateTimeOffset(now.ToOffset(VietnamTime.Offset).Date, VietnamTime.Offset).AddHours(configuration.GetValue("Mail:DigestHour", 17)).ToUniversalTime();
        var cut = struck > now ? struck.AddDays(-1) : struck;
        var oldest = now - NoticePost.OfUseFor;
        var waiting = await db.Notices.Where(n => n.ReadAt == null && n.MailedAt == null && n.At < cut && n.At > oldest)
            .Where(n => db.People.Any(p => p.Id == n.PersonId && p.EmailConfirmed)).Select(n => n.PersonId).Distinct().ToListAsync(cancellation);
        foreach (var personId in waiting)
            db.Enqueue(new SendLetter(DigestLetter.KindOfLetter, personId.ToString("N"), now));
        await db.SaveChangesAsync(cancellation);
    }
}
