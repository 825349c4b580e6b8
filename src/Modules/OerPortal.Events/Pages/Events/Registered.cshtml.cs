using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Events.Data;
using OerPortal.Events.Models;
using OerPortal.Events.Registering;

namespace OerPortal.Events.Pages;

/// <summary>One's place at an event, to be kept or given up. Whoever has its address may; a person's own only that person.</summary>
[RequiresFeature("events")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisteredModel(EventsDbContext db, Registrar registrar, ICurrentPerson person, TimeProvider time) : PageModel
{
    public LibraryEvent Event { get; private set; } = null!;

    public Registration Registration { get; private set; } = null!;

    public bool MayCancel => Registration.CancelledAt is null && !Event.IsOver(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation) => await FindAsync(key, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
            return NotFound();
        if (MayCancel)
            await registrar.CancelAsync(Registration, cancellation);
        return Redirect(Request.PathBase + EventAddress.Follow(key));
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancellation)
    {
        var found = await db.Registrations.FirstOrDefaultAsync(r => r.Key == key, cancellation);
        if (found is null || (found.PersonId is { } owner && owner != person.Id))
            return false;
        Registration = found;
        Event = await db.Events.AsNoTracking().FirstAsync(e => e.Id == found.EventId, cancellation);
        return true;
    }
}
