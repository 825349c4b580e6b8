using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages;

/// <summary>What the person asked of libraries, at all sites.</summary>
[Authorize, RequiresFeature("services")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MineModel(ServicesDbContext db, ICurrentPerson person, ISites sites) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<Request> Requests { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
        => Requests = await db.Requests.OfAllSites().AsNoTracking().Where(r => r.PersonId == person.Id).OrderByDescending(r => r.AskedAt).Take(Most).ToListAsync(cancellation);

    public Site? SiteOf(Request request) => sites.Find(request.SiteId);
}
