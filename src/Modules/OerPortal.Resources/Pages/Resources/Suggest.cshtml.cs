using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>
/// Somebody with an account says what a field, or the text at a place, should be: one field at a time, chosen first. Whose work it is changes it
/// themselves.
/// </summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SuggestModel(ResourcesDbContext db, ReportTurns turns, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    /// <summary>One of <see cref="Correction.Fields"/>; what else is asked for is nothing chosen yet.</summary>
    [FromQuery(Name = "muc")]
    public string? Field { get; set; }

    /// <summary>What the field should say.</summary>
    [BindProperty]
    public string? Wanted { get; set; }

    /// <summary>The same of a field that lists codes.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>What stands at the place.</summary>
    [BindProperty]
    public string? Found { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>It was just sent.</summary>
    [TempData(Key = "resources.suggested")]
    public bool Sent { get; set; }

    public bool IsTooMuch { get; private set; }

    public CatalogueEntry About { get; private set; } = null!;

    public ResourceMetadata Current { get; private set; } = new();

    public PlaceIn? Place => PlaceIn.Read(Request.Query);

    public string Back => Request.PathBase + (Place is { } place ? place.ReaderAddress(PublicId) : ResourceAddress.Page(PublicId));

    /// <summary>This page for a field, at the same place.</summary>
    public string AddressOf(string field) => $"{Request.PathBase}{ResourceAddress.Suggest(PublicId)}?muc={field}{(Place is { } place ? "&" + place.Fields : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Wanted = Field switch { DraftField.Title => Current.Title, DraftField.Description => Current.Description, DraftField.Licence => Current.Licence, _ => null };
        Codes = Field switch { DraftField.Subjects => [.. Current.Subjects], DraftField.Grades => [.. Current.Grades.Select(g => $"{g}")], _ => [] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Field is null)
            return Redirect(Request.PathBase + ResourceAddress.Suggest(PublicId));
        if ((Field == Correction.OfText ? OfText() : OfField(DescriptionFields.Find(Field)!)) is not { } correction)
            return Page();
        if (!turns.Take(person, HttpContext.Connection.RemoteIpAddress))
        {
            IsTooMuch = true;
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (await HasRoomAsync(cancellation))
        {
            db.Corrections.Add(correction);
            db.Record("resources.suggest", $"resource:{About.ResourceId}", new { field = Field }, About.SiteId);
            db.Publish(new CorrectionSuggested(correction.Id));
            await db.SaveChangesAsync(cancellation);
        }

        Sent = true;
        return Redirect(Request.PathBase + ResourceAddress.Suggest(PublicId));
    }

    private Correction? OfText()
    {
        if (string.IsNullOrWhiteSpace(Found))
            ModelState.AddModelError(nameof(Found), strings["correction.problem.found"]);
        if (string.IsNullOrWhiteSpace(Wanted))
            ModelState.AddModelError(nameof(Wanted), strings["correction.problem.empty"]);
        return ModelState.IsValid ? Correction.AtPlace(About, Found, Wanted, Place, Words, person.Id!.Value, time.GetUtcNow()) : null;
    }

    private Correction? OfField(DescriptionField field)
    {
        var input = field.Name is DraftField.Subjects or DraftField.Grades ? nameof(Codes) : nameof(Wanted);
        var wanted = field.Name switch
        {
            DraftField.Title => Current with { Title = Wanted ?? "" },
            DraftField.Description => Current with { Description = Wanted ?? "" },
            DraftField.Licence => Current with { Licence = Wanted ?? "" },
            DraftField.Subjects => Current with { Subjects = [.. Codes] },
            _ => Current with { Grades = [.. Codes.Select(code => int.TryParse(code, out var grade) ? grade : 0)] },
        };
        var sent = SentDescription.Read(Current, Correction.Sent(field, Current, wanted));
        foreach (var fault in sent.Faults)
            ModelState.AddModelError(input, strings[fault.Key, [.. fault.Arguments]]);
        if (sent.Faults.Count == 0 && field.IsEmpty(sent.Metadata))
            ModelState.AddModelError(input, strings["correction.problem.empty"]);
        else if (sent.Faults.Count == 0 && !field.Differs(Current, sent.Metadata))
            ModelState.AddModelError(input, strings["correction.problem.same"]);
        return ModelState.IsValid ? Correction.OfField(About, field, Current, sent.Metadata, Words, person.Id!.Value, time.GetUtcNow()) : null;
    }

    // Whoever comes after so many says what is being looked at already.
    private async Task<bool> HasRoomAsync(CancellationToken cancellation)
        => await db.Corrections.OfAllSites().CountAsync(c => c.ResourceId == About.ResourceId && c.Decision == null, cancellation) < ReportLimits.OpenOfResource;

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await db.FindSeenAsync(PublicId, Viewer.From(person), site.Current, cancellation) is not { } entry)
            return false;
        About = entry;
        var made = await db.Resources.OfAllSites().AsNoTracking().Include(r => r.CoAuthors).FirstAsync(r => r.Id == entry.ResourceId, cancellation);
        if (made.IsMadeBy(person.Id))
            return false;
        Current = await db.Versions.OfAllSites().Where(v => v.ResourceId == entry.ResourceId && v.Number == entry.Version).Select(v => v.Metadata).FirstAsync(cancellation);
        if (Field is null || !Correction.Fields.Contains(Field))
            Field = Place is null ? null : Correction.OfText;
        return true;
    }
}
