using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A page about something elsewhere. Only what stands in a published resource is led to: nobody's address otherwise.</summary>
internal abstract class OutsidePage(ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    public string ResourceTitle { get; private set; } = "";

    public VersionLink Link { get; private set; } = null!;

    protected ResourcesDbContext Db { get; } = db;

    /// <returns>False: answer 404.</returns>
    protected async Task<bool> FindAsync(Guid linkId, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(PublicId))
            return false;
        var found = await (from entry in Db.Catalogue.AsNoTracking().Where(Visible.To(Viewer.From(person), site.Current))
                           where entry.PublicId == PublicId
                           join resource in Db.Resources.OfAllSites() on entry.ResourceId equals resource.Id
                           join link in Db.Set<VersionLink>().OfAllSites().AsNoTracking() on resource.CurrentVersionId equals link.VersionId
                           where link.Id == linkId
                           select new { entry.Title, resource.OwnerId, Link = link }).FirstOrDefaultAsync(cancellation);
        if (found is null || (found.Link.Role == FileRole.AnswerKey && found.OwnerId != person.Id && !AnswerKeys.AreOpenTo(person)))
            return false;
        (ResourceTitle, Link) = (found.Title, found.Link);
        return true;
    }
}
