using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>A word before somebody goes to a page elsewhere.</summary>
internal sealed class LeaveModel(ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : OutsidePage(db, person, site)
{
    /// <summary>Since when nobody answers there; null when somebody did.</summary>
    public DateTimeOffset? DoubtfulSince { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid linkId, CancellationToken cancellation)
    {
        if (!await FindAsync(linkId, cancellation))
            return NotFound();
        DoubtfulSince = await Db.LinkChecks.Where(c => c.Address == Link.Address).Select(c => c.DoubtfulSince).FirstOrDefaultAsync(cancellation);
        return Page();
    }
}
