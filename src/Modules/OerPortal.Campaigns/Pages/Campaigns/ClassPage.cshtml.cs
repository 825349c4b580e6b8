using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;

namespace OerPortal.Campaigns.Pages;

/// <summary>A class in a challenge: how far it came, and one more book. How many, only the school's own people see, and of a very small class only its teachers.</summary>
[RequiresFeature("campaigns")]
internal sealed class ClassPageModel(Challenges challenges, ClassCounting counting, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public int? Books { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Challenge One { get; private set; } = null!;

    public ChallengeClass Class { get; private set; } = null!;

    public bool HadEnough { get; private set; }

    public bool MayCount => person.Can(Permissions.Count) && One.IsOpen(challenges.Today);

    public bool MayAdd => person.Can(Permissions.Join) && One.OpensOn <= challenges.Today;

    public bool ShowsNumber => Class.Books > 0 && (Class.IsFew ? person.Can(Permissions.Join) : person.Can(Permissions.Count));

    public async Task<IActionResult> OnGetAsync(string publicId, Guid classId, CancellationToken cancellation) => await FindAsync(publicId, classId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOneAsync(string publicId, Guid classId, CancellationToken cancellation)
    {
        if (!person.Can(Permissions.Count))
            return Refusal();
        if (!await FindAsync(publicId, classId, cancellation))
            return NotFound();
        HadEnough = MayCount && !await counting.CountOneAsync(Class, cancellation);
        return HadEnough || !MayCount ? Page() : Back("campaigns.tick.done");
    }

    public async Task<IActionResult> OnPostAddAsync(string publicId, Guid classId, CancellationToken cancellation)
    {
        if (!person.Can(Permissions.Join))
            return Refusal();
        if (!await FindAsync(publicId, classId, cancellation))
            return NotFound();
        if (Books is not (>= -ClassCounting.MostAtOnce and <= ClassCounting.MostAtOnce and not 0))
            ModelState.AddModelError(nameof(Books), strings["campaigns.add.wrong", ClassCounting.MostAtOnce]);
        if (!ModelState.IsValid || !MayAdd)
            return Page();
        await counting.AddAsync(Class, Books!.Value, cancellation);
        return Back("campaigns.add.done");
    }

    private ActionResult Refusal() => person.IsSignedIn ? Forbid() : new ChallengeResult();

    private LocalRedirectResult Back(string done)
    {
        Done = done;
        return LocalRedirect(Request.PathBase + CampaignAddress.Class(One.PublicId, Class.Id));
    }

    private async Task<bool> FindAsync(string publicId, Guid classId, CancellationToken cancellation)
    {
        if (await challenges.FindAsync(publicId, cancellation) is not { } found || await challenges.FindClassAsync(found.Id, classId, cancellation) is not { } its)
            return false;
        (One, Class) = (found, its);
        return true;
    }
}
