using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Jobs;

/// <summary>Shows what is to be seen from now on, and hides what was to be seen until now, at all sites.</summary>
public sealed record ShowDueWritings : IJob
{
    /// <summary>How late a page may come or go.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    string? IJob.Key => "due";
}

internal sealed class ShowDueWritingsJob(SitesDbContext db, IPageCache cache, TimeProvider time) : IJobHandler<ShowDueWritings>
{
    public async Task RunAsync(ShowDueWritings job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await db.Writings.OfAllSites()
            .Where(w => w.ShownVersion != null && w.IsShown != (w.PublishedAt <= now && !(w.ExpiresAt != null && w.ExpiresAt <= now))).ToListAsync(cancellation);
        if (due.Count == 0)
            return;
        foreach (var writing in due)
            writing.Show(now);
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
    }
}
