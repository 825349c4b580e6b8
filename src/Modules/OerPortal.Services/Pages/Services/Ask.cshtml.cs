using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Services.Asking;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages;

/// <summary>The form of one service.</summary>
[RequiresFeature("services")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AskModel(ServicesDbContext db, AskingLimits limits, ILibraryDoors doors, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const int ShortLength = 200;
    internal const int BodyLength = 3000;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>People do not see this field; programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public Service Service { get; private set; } = null!;

    /// <summary>Minutes until somebody who asked too often may ask again; 0 for everybody else.</summary>
    public int Wait { get; private set; }

    public bool IsSignedIn => person.IsSignedIn;

    /// <summary>Only readers with an account may ask for this.</summary>
    public bool MustSignIn => Service.NeedsAccount && !person.IsSignedIn;

    public async Task<IActionResult> OnGetAsync(string service, CancellationToken cancellation)
    {
        if (!Find(service))
            return NotFound();
        // A library has forms of its own for what it does with its cards and books.
        var its = Service.Kind switch { ServiceKind.Card => await doors.CardsAsync(cancellation), ServiceKind.Copy => await doors.CopiesAsync(cancellation), _ => null };
        return its is null ? Page() : LocalRedirect(Request.PathBase + its);
    }

    public async Task<IActionResult> OnPostAsync(string service, CancellationToken cancellation)
    {
        if (!Find(service))
            return NotFound();
        if (MustSignIn)
            return Page();
        Check();
        if (!ModelState.IsValid)
            return Page();
        Wait = limits.Ask(site.Current.Id, Service.Kind, person.Id, HttpContext.Connection.RemoteIpAddress);
        if (Wait > 0)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        var request = Models.Request.Asked(
            site.Current.Id, Service.Kind, person.IsSignedIn ? person.DisplayName : Trimmed(Input.Name), person.Id, time.GetUtcNow(),
            new RequestWords(Service.HasTitle ? Trimmed(Input.Title) : "", Service.HasDetail ? Trimmed(Input.Detail) : "", Trimmed(Input.Body), Trimmed(Input.Contact)));
        if (string.IsNullOrEmpty(Website))
        {
            db.Requests.Add(request);
            await db.SaveChangesAsync(cancellation);
        }

        return Redirect(HttpContext.Request.PathBase + RequestAddress.Follow(request.Key));
    }

    private void Check()
    {
        Need("Input.Name", Input.Name, !person.IsSignedIn, ShortLength);
        Need("Input.Contact", Input.Contact, Service.NeedsContact && !person.IsSignedIn, ShortLength);
        Need("Input.Title", Input.Title, Service.HasTitle, ShortLength);
        Need("Input.Detail", Input.Detail, Service.NeedsDetail, ShortLength);
        Need("Input.Body", Input.Body, Service.NeedsBody, BodyLength);
    }

    private void Need(string field, string? value, bool isNeeded, int longest)
    {
        if (Trimmed(value).Length > longest)
            ModelState.AddModelError(field, strings["services.tooLong", longest]);
        else if (isNeeded && Trimmed(value).Length == 0)
            ModelState.AddModelError(field, strings["services.missing"]);
    }

    private bool Find(string slug)
    {
        Service = Models.Service.Find(slug)!;
        return Service is not null;
    }

    private static string Trimmed(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Contact { get; set; }

        public string? Title { get; set; }

        public string? Detail { get; set; }

        public string? Body { get; set; }
    }
}
