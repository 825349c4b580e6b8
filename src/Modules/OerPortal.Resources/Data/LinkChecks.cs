using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Data;

/// <summary>Which pages elsewhere may be gone: asked politely, one question at a time and to each host one a round.</summary>
internal sealed class LinkChecks(ResourcesDbContext db, OutsidePages pages, LinkSettings settings, INotices notices, ISites sites, IPageCache cache, TimeProvider time)
{
    private const int MostARound = 20;

    // When so many hosts are silent at once, it is rather the portal's own line.
    private const int HostsThatCannotAllBeGone = 4;

    private static readonly HashSet<string> OfTheLine = ["noAnswer", "unknownHost", "slow", "cutOff"];

    /// <summary>One round.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting = await db.LinkChecks.Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(MostARound * 5).ToListAsync(cancellation);
        var found = new List<(LinkCheck Check, string? Trouble)>();
        foreach (var check in waiting.DistinctBy(c => c.Host).Take(MostARound))
            found.Add((check, await pages.KnockAsync(new Uri(check.Address), cancellation)));
        if (found.Count >= HostsThatCannotAllBeGone && found.TrueForAll(f => f.Trouble is { } trouble && OfTheLine.Contains(trouble)))
            return;
        foreach (var (check, trouble) in found)
            await KeepAsync(check, trouble, cancellation);
    }

    /// <summary>Every address that a published version leads to has a row, and no other; new ones get their turn some day of the month.</summary>
    private async Task FollowAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var known = db.LinkChecks.Select(c => c.Address);
        var current = from link in db.Set<VersionLink>().OfAllSites()
                      join resource in db.Resources.OfAllSites() on link.VersionId equals resource.CurrentVersionId
                      select link.Address;
        foreach (var address in await current.Where(a => !known.Contains(a)).Distinct().ToListAsync(cancellation))
            db.LinkChecks.Add(LinkCheck.Of(new Uri(address), now + (Month * Share(address))));
        await db.SaveChangesAsync(cancellation);
        await db.LinkChecks.Where(c => !current.Contains(c.Address)).ExecuteDeleteAsync(cancellation);
    }

    private async Task KeepAsync(LinkCheck check, string? trouble, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var changed = check.Found(trouble, now, now + (Month * (0.9 + (0.2 * Share(check.Address)))));
        await db.SaveChangesAsync(cancellation);
        if (!changed)
            return;
        var led = await (from link in db.Set<VersionLink>().OfAllSites()
                         join resource in db.Resources.OfAllSites() on link.VersionId equals resource.CurrentVersionId
                         join version in db.Versions.OfAllSites() on link.VersionId equals version.Id
                         where link.Address == check.Address
                         select new { Link = link, resource.PublicId, resource.OwnerId, resource.SiteId, version.Metadata }).AsNoTracking().ToListAsync(cancellation);
        foreach (var one in led)
        {
            await cache.ForgetAsync(ResourceTags.Of(one.PublicId), cancellation);
            if (check.DoubtfulSince is { } since)
            {
                await notices.TellAsync(
                    new Notice(one.OwnerId, "resources.notice.link-doubtful", [one.Link.Called, one.Metadata.Title], sites.Find(one.SiteId)?.PathPrefix + ResourceAddress.DoubtfulLinks, $"link:{one.Link.Id}:{since.ToUnixTimeSeconds()}"),
                    cancellation);
            }
        }
    }

    private TimeSpan Month => TimeSpan.FromDays(settings.CheckDays);

    // Always the same of an address, so that many that came at once do not go at once.
    private static double Share(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address))[0] / 256.0;
}
