using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Somebody says that something is wrong with a resource. Guests may too; nothing is asked that says who they are.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReportModel(ResourcesDbContext db, ReportTurns turns, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    private const string SentKey = "resources.reported";

    [FromRoute]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public FaultKind? Kind { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>People do not see this field; programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>It was just sent.</summary>
    [TempData(Key = SentKey)]
    public bool Sent { get; set; }

    public bool IsTooMuch { get; private set; }

    public bool IsSignedIn => person.IsSignedIn;

    public CatalogueEntry About { get; private set; } = null!;

    public PlaceIn? Place => PlaceIn.Read(Request.Query);

    public string Back => Request.PathBase + (Place is { } place ? place.ReaderAddress(PublicId) : ResourceAddress.Page(PublicId));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Kind is not { } kind || !Enum.IsDefined(kind))
            ModelState.AddModelError(nameof(Kind), strings["fault.problem.kind"]);
        else if (kind == FaultKind.Other && string.IsNullOrWhiteSpace(Words))
            ModelState.AddModelError(nameof(Words), strings["fault.problem.words"]);
        if (!ModelState.IsValid)
            return Page();
        if (!turns.Take(person, HttpContext.Connection.RemoteIpAddress))
        {
            IsTooMuch = true;
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (string.IsNullOrEmpty(Website) && await HasRoomAsync(cancellation))
        {
            db.FaultReports.Add(FaultReport.Of(About, Kind!.Value, Words, Place, person.Id, time.GetUtcNow()));
            db.Record("resources.report", $"resource:{About.ResourceId}", new { kind = $"{Kind}" }, About.SiteId);
            await db.SaveChangesAsync(cancellation);
        }

        Sent = true;
        return Redirect(Request.PathBase + ResourceAddress.Report(PublicId) + Request.QueryString);
    }

    // Whoever comes after so many says what is being looked at already.
    private async Task<bool> HasRoomAsync(CancellationToken cancellation)
        => await db.FaultReports.OfAllSites().CountAsync(r => r.ResourceId == About.ResourceId && r.Answer == null && r.Closure == null, cancellation) < ReportLimits.OpenOfResource;

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        About = (await db.FindSeenAsync(PublicId, Viewer.From(person), site.Current, cancellation))!;
        return About is not null;
    }
}
