using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.Resources.Data;

internal sealed class PublishedContributions(ResourcesDbContext db) : IPublishedContributions
{
    private const int Portion = 200;

    public async IAsyncEnumerable<PublishedContribution> OfSiteAsync(Guid siteId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Ids are version 7: their order is that of the making.
        for (var after = Guid.Empty; ;)
        {
            var last = after;
            var portion = await (
                from r in db.Resources.OfAllSites()
                join v in db.Versions.OfAllSites().Include(v => v.Files) on r.CurrentVersionId equals v.Id
                where r.SiteId == siteId && r.Id > last
                orderby r.Id
                select new { r.Id, r.PublicId, r.ExternalKey, Version = v }).Take(Portion).AsNoTracking().ToListAsync(cancellation);
            foreach (var r in portion)
                yield return new PublishedContribution(r.Id, r.PublicId, r.ExternalKey, r.Version.Metadata, r.Version.Visibility, ContributionStates.FilesOf(r.Version));
            if (portion.Count < Portion)
                yield break;
            after = portion[^1].Id;
        }
    }
}
