using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Pages;

/// <summary>The last step of a pupil who comes in: everything is known but the PIN.</summary>
internal abstract class PinPage(ClassDoor door, DoorRules rules, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Pin { get; set; }

    public Pupil Pupil { get; private set; } = null!;

    public SchoolClass Class { get; private set; } = null!;

    /// <summary>As the class calls the pupil.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where who is somebody else goes.</summary>
    public abstract string NotMe { get; }

    /// <summary>Why the school lets nobody in by PIN from here or now; null where it does.</summary>
    public string? Closed { get; private set; }

    protected ClassDoor Door => door;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : Unknown();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Unknown();
        if (Closed is not null)
            return Page();
        if (string.IsNullOrWhiteSpace(Pin))
            return Refuse(strings["classes.pin.missing"]);
        var entry = await door.EnterAsync(HttpContext, Pupil, Pin, cancellation);
        if (entry.IsIn)
            return LocalRedirect(Request.PathBase + "/");
        if (entry.NeedsPassword)
            return Refuse(strings["classes.pin.password"]);
        if (entry.Wait == TimeSpan.Zero)
            return Refuse(strings["classes.pin.wrong"]);
        var seconds = (int)Math.Ceiling(entry.Wait.TotalSeconds);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refuse(strings.Count("classes.wait", seconds));
    }

    /// <summary>Null for everything that leads to no pupil of this school.</summary>
    protected abstract Task<(Pupil Pupil, SchoolClass Class, string Name)?> FindAsync(CancellationToken cancellation);

    protected abstract IActionResult Unknown();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found)
            return false;
        (Pupil, Class, Name) = found;
        Closed = await rules.RefusalAsync(HttpContext, cancellation);
        return true;
    }

    private PageResult Refuse(string sentence)
    {
        ModelState.AddModelError(nameof(Pin), sentence);
        Pin = null;
        return Page();
    }
}
