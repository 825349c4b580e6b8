using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Says what a licence asks of a work that is based on another, and begins one.</summary>
[Authorize]
internal sealed class AdaptModel(Adaptations adaptations, WorkPlaces places, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    /// <summary>Which of the places the draft is begun at; the first where nothing is said.</summary>
    [BindProperty]
    public int At { get; set; }

    public Resource Original { get; private set; } = null!;

    public Licence Licence { get; private set; } = null!;

    /// <summary>Licences that the own work may be given; none when the licence allows no changed works.</summary>
    public IReadOnlyList<Licence> Allowed { get; private set; } = [];

    public IReadOnlyList<Site> Places => places.Contributing;

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => Places.Count == 0 ? Forbid() : await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Places.ElementAtOrDefault(At) is not { } at)
            return Forbid();
        if (!await FindAsync(cancellation))
            return NotFound();
        try
        {
            var draft = await adaptations.BeginAsync(Original, at, cancellation);
            return Redirect(at.PathPrefix + ResourceAddress.Draft(draft.PublicId));
        }
        catch (TransitionRefusedException refused)
        {
            Trouble = strings[refused.Key];
        }
        catch (NoRoomException full)
        {
            Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            Trouble = $"{strings.NoRoom(full)} {strings["adapt.half"]}";
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await adaptations.FindAsync(PublicId, site.Current, cancellation) is not { } found || Licences.Find(found.Current!.Metadata.Licence) is not { } licence)
            return false;
        (Original, Licence, Allowed) = (found, licence, Licences.ForWorksBasedOn(licence));
        return true;
    }
}
