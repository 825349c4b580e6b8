using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A word before somebody goes to a page elsewhere. Only what stands in a published resource is led to: nobody's address otherwise.</summary>
internal sealed class LeaveModel(ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    public string ResourceTitle { get; private set; } = "";

    public VersionLink Link { get; private set; } = null!;

    /// <summary>Since when nobody answers there; null when somebody did.</summary>
    public DateTimeOffset? DoubtfulSince { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid linkId, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(PublicId))
            return NotFound();
        var found = await (from entry in db.Catalogue.AsNoTracking().Where(Visible.To(Viewer.From(person), site.Current))
                           where entry.PublicId == PublicId
                           join resource in db.Resources.OfAllSites() on entry.ResourceId equals resource.Id
                           join link in db.Set<VersionLink>().OfAllSites().AsNoTracking() on resource.CurrentVersionId equals link.VersionId
                           where link.Id == linkId
                           select new { entry.Title, resource.OwnerId, Link = link }).FirstOrDefaultAsync(cancellation);
        if (found is null || (found.Link.Role == FileRole.AnswerKey && found.OwnerId != person.Id && !AnswerKeys.AreOpenTo(person)))
            return NotFound();
        (ResourceTitle, Link) = (found.Title, found.Link);
        DoubtfulSince = await db.LinkChecks.Where(c => c.Address == Link.Address).Select(c => c.DoubtfulSince).FirstOrDefaultAsync(cancellation);
        return Page();
    }
}
