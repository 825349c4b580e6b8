using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Events.Data;
using OerPortal.Events.Models;
using OerPortal.Events.Registering;

namespace OerPortal.Events.Pages;

/// <summary>One event: what, when, where; a place at it; what it was like.</summary>
[RequiresFeature("events")]
internal sealed class OneModel(EventsDbContext db, Registrar registrar, RegistrationTurns turns, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const int TextLength = 120;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>People do not see this field; programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    [TempData]
    public string? Done { get; set; }

    public LibraryEvent Event { get; private set; } = null!;

    public Site Site => site.Current;

    public IReadOnlyList<EventPicture> Pictures { get; private set; } = [];

    public int? Left { get; private set; }

    /// <summary>What the person has registered already.</summary>
    public Registration? Own { get; private set; }

    public bool IsSignedIn => person.IsSignedIn;

    public bool IsOver => Event.IsOver(time.GetUtcNow());

    public bool TakesMore => Event is { TakesRegistrations: true, CancelledAt: null } && !IsOver && Left is null or > 0;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation) => await FindAsync(publicId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (!TakesMore)
            return Page();
        Check();
        if (ModelState.IsValid && !turns.Take(HttpContext.Connection.RemoteIpAddress))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("Input.Name", strings["events.tooMuch"]);
        }

        if (!ModelState.IsValid || !string.IsNullOrEmpty(Website))
            return Page();
        var name = person.IsSignedIn ? person.DisplayName : Input.Name!.Trim();
        if (await registrar.RegisterAsync(Event, name, Input.Contact?.Trim() ?? "", Input.People, cancellation) is { } registration)
            return Redirect(Request.PathBase + EventAddress.Follow(registration.Key));
        Left = await registrar.LeftAsync(Event, cancellation);
        ModelState.AddModelError("Input.People", strings["events.full", Left ?? 0]);
        return Page();
    }

    private void Check()
    {
        if (!person.IsSignedIn && string.IsNullOrWhiteSpace(Input.Name))
            ModelState.AddModelError("Input.Name", strings["events.name.missing"]);
        if (Input.Name?.Length > TextLength || Input.Contact?.Length > TextLength)
            ModelState.AddModelError("Input.Name", strings["events.tooLong", TextLength]);
        if (Input.People is < 1 or > Registration.MostPeople)
            ModelState.AddModelError("Input.People", strings["events.people.wrong", Registration.MostPeople]);
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.PublicId == publicId, cancellation) is not { } found)
            return false;
        Event = found;
        Left = await registrar.LeftAsync(found, cancellation);
        Own = await registrar.OwnAsync(found.Id, cancellation);
        Pictures = await db.Pictures.AsNoTracking().Where(p => p.EventId == found.Id && p.Words != "").OrderBy(p => p.At).ToListAsync(cancellation);
        return true;
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Contact { get; set; }

        public int People { get; set; } = 1;
    }
}
