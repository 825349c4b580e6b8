using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.SignOn.Data;

namespace OerPortal.SignOn.Keys;

/// <summary>Makes the next signing key in time, forgets those that nothing depends on, and has every instance look again.</summary>
public sealed record RotateKeys : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class RotateKeysHandler(SignOnDbContext db, SigningKeys keys, TimeProvider time) : IJobHandler<RotateKeys>
{
    public async Task RunAsync(RotateKeys job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = await db.Keys.OrderBy(k => k.MadeAt).ThenBy(k => k.Id).ToListAsync(cancellation);
        if (kept.Count > 0 && now - kept[^1].MadeAt >= SigningKeys.SignsFor)
        {
            db.Keys.Add(keys.Make());
            db.Record("signon.key.make", "signon");
        }

        // Its successor signs since a week after it was made.
        var isOver = kept.Zip(kept.Skip(1)).Where(pair => now - pair.Second.MadeAt > SigningKeys.PublishedBefore + SigningKeys.KeptAfter).Select(pair => pair.First).ToList();
        db.Keys.RemoveRange(isOver);
        await db.SaveChangesAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"select pg_notify({KeyChanges.ChannelName}, '')", cancellation);
    }
}
