using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Schools;

/// <summary>Closes schools, merges one into another, and takes either back (docs/adr/0050-closing-and-merging-schools.md).</summary>
internal sealed class SchoolClosing(SitesDbContext db, ISites sites, ISchoolMerging merging, IPageCache cache, TimeProvider time)
{
    internal const int WordsLength = 300;

    internal async Task CloseAsync(Site school, string words, Site? ledTo, CancellationToken cancellation)
    {
        await sites.SaveAsync(school with { Closing = new Closing(time.GetUtcNow(), words, ledTo?.Id, IsMerged: false) }, cancellation);
        db.Record("sites.school-close", $"site:{school.Id}", new { ledTo = ledTo?.Slug }, school.Id);
        await db.SaveChangesAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    internal async Task MergeAsync(Site school, string words, Site into, CancellationToken cancellation)
    {
        db.Record("sites.school-merge", $"site:{school.Id}", new { into = into.Slug, hostName = school.HostName }, into.Id);
        await merging.MergeAsync(school, new Closing(time.GetUtcNow(), words, into.Id, IsMerged: true), db, cancellation);
        await ForgetAsync(cancellation);
    }

    /// <summary>Opens the site again; after a merge with what came from it and is still there.</summary>
    internal async Task ReopenAsync(Site school, CancellationToken cancellation)
    {
        db.Record("sites.school-reopen", $"site:{school.Id}", siteId: school.Id);
        if (school.Closing is { IsMerged: true })
            await merging.UndoAsync(school, db, cancellation);
        else
        {
            await sites.SaveAsync(school with { Closing = null }, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await ForgetAsync(cancellation);
    }

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        foreach (var tag in new[] { "sites", ResourceTags.All, ResourceTags.Lists })
            await cache.ForgetAsync(tag, cancellation);
    }
}
