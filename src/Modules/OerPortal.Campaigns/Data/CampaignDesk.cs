using Microsoft.EntityFrameworkCore;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;

namespace OerPortal.Campaigns.Data;

/// <summary>What those who run a library do with its challenges and thanks.</summary>
internal sealed class CampaignDesk(CampaignsDbContext db, IPageCache cache, TimeProvider time)
{
    private const int Most = 200;

    internal Task<Challenge?> FindAsync(string publicId, CancellationToken cancellation) => db.Challenges.FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation);

    internal Task<Commendation?> FindThanksAsync(string publicId, CancellationToken cancellation) => db.Commendations.FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation);

    internal async Task<IReadOnlyList<Commendation>> ThanksAsync(CancellationToken cancellation)
        => await db.Commendations.AsNoTracking().OrderByDescending(c => c.GivenOn).ThenByDescending(c => c.Id).Take(Most).ToListAsync(cancellation);

    internal async Task SaveAsync(Challenge one, bool isNew, CancellationToken cancellation)
    {
        if (isNew)
            db.Challenges.Add(one);
        one.ChangedAt = time.GetUtcNow();
        db.Record(isNew ? "campaigns.open" : "campaigns.change", $"challenge:{one.Id}");
        await KeepAsync(cancellation);
    }

    internal async Task SaveAsync(Commendation one, bool isNew, CancellationToken cancellation)
    {
        if (isNew)
            db.Commendations.Add(one);
        one.ChangedAt = time.GetUtcNow();
        db.Record(isNew ? "campaigns.thank" : "campaigns.thank-change", $"commendation:{one.Id}");
        await KeepAsync(cancellation);
    }

    internal async Task RemoveAsync(Commendation one, CancellationToken cancellation)
    {
        db.Commendations.Remove(one);
        db.Record("campaigns.thank-remove", $"commendation:{one.Id}");
        await KeepAsync(cancellation);
    }

    internal async Task RemoveClassAsync(Challenge challenge, Guid classId, CancellationToken cancellation)
    {
        db.Classes.RemoveRange(await db.Classes.Where(c => c.Id == classId && c.ChallengeId == challenge.Id).ToListAsync(cancellation));
        db.Record("campaigns.class-remove", $"challenge:{challenge.Id}");
        await KeepAsync(cancellation);
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync(Challenges.Tag, cancellation);
    }
}
