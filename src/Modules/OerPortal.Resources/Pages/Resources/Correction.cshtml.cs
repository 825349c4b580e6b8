using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>One suggestion: what is, what should be, and whether it is taken over.</summary>
[Authorize]
internal sealed class CorrectionModel(
    ResourcesDbContext db, CorrectionDesk desk, CorrectionTaking taking, IPeople people, ISites sites, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string CorrectionId { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Correction Correction { get; private set; } = null!;

    public Resource Resource { get; private set; } = null!;

    public string ResourceTitle { get; private set; } = "";

    public string? Suggester { get; private set; }

    public bool IsMaker => Resource.IsMadeBy(person.Id);

    /// <summary>Only whose work it is says under which licence it is given.</summary>
    public bool MayAccept => IsMaker || !Correction.IsContributorsWord;

    /// <summary>What is and what should be; none for the text of a file.</summary>
    public IReadOnlyList<VersionChange> Changes { get; private set; } = [];

    /// <summary>The draft in which it was taken over, for whose work it is.</summary>
    public string? DraftAddress => IsMaker && Correction.Decision?.Version is { } number && Resource.Versions.Find(v => v.Number == number) is { Draft: not null } version
        ? sites.Find(Resource.SiteId)?.PathPrefix + ResourceAddress.Draft(version.PublicId)
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
        => DecideAsync(
            () =>
            {
                if (!MayAccept)
                    throw new TransitionRefusedException("correction.refused.contributors-word");
                taking.Take(Resource, Correction, person.Id!.Value, Reason);
            },
            cancellation);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellation)
        => DecideAsync(() => Correction.Decline(person.Id!.Value, Reason, time.GetUtcNow()), cancellation);

    private async Task<IActionResult> DecideAsync(Action decide, CancellationToken cancellation)
        => !await FindAsync(cancellation) ? NotFound() : await db.AloneWithResourceAsync(Correction.ResourceId, async () =>
        {
            Resource = (await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == Correction.ResourceId), cancellation))!;
            Correction = await desk.OpenAsync(Correction.Id, cancellation);
            try
            {
                decide();
            }
            catch (TransitionRefusedException refused)
            {
                // Nothing is saved of what was begun.
                db.ChangeTracker.Clear();
                ModelState.AddModelError(nameof(Reason), strings[refused.Key]);
                return await FindAsync(cancellation) ? Page() : (IActionResult)NotFound();
            }

            db.Record("resources.decide-correction", $"resource:{Correction.ResourceId}", new { Correction.Field, accepted = Correction.Decision!.IsAccepted }, Correction.SiteId);
            db.Publish(new CorrectionDecided(Correction.Id));
            await db.SaveChangesAsync(cancellation);
            return Redirect(Request.PathBase + ResourceAddress.Correction(CorrectionId));
        }, cancellation);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(CorrectionId, cancellation) is not { } correction)
            return false;
        Correction = correction;
        Resource = (await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == correction.ResourceId), cancellation))!;
        ResourceTitle = Resource.Versions.Single(v => v.Number == correction.Version).Metadata.Title;
        Suggester = correction.SuggestedBy is { } by ? (await people.FindAsync(by, cancellation))?.DisplayName : null;
        Changes = DescriptionFields.Find(correction.Field) is { } field
            ? [new VersionChange(strings["correction.field." + field.Name], field.Words(correction.Before, strings) ?? "", field.Words(correction.After, strings) ?? "")]
            : [];
        return true;
    }
}
