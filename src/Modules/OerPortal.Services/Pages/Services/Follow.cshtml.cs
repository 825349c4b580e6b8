using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages;

/// <summary>How one's request stands. Whoever has its address may look; a person's own only that person.</summary>
[RequiresFeature("services")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class FollowModel(ServicesDbContext db, ICurrentPerson person) : PageModel
{
    public Request Asked { get; private set; } = null!;

    public bool IsGuests => Asked.PersonId is null;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        var found = await db.Requests.AsNoTracking().Include(r => r.Replies.OrderBy(reply => reply.At)).FirstOrDefaultAsync(r => r.Key == key, cancellation);
        if (found is null || (found.PersonId is { } owner && owner != person.Id))
            return NotFound();
        Asked = found;
        return Page();
    }
}
