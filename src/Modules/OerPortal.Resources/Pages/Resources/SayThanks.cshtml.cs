using Microsoft.AspNetCore.Authorization;
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

/// <summary>A teacher says that they have used a resource with a class and how useful it was, changes it or takes it back.</summary>
[Authorize]
internal sealed class SayThanksModel(ResourcesDbContext db, ClassUses uses, ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? ClassName { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>How useful it was; null says nothing of it.</summary>
    [BindProperty]
    public int? Stars { get; set; }

    public CatalogueEntry About { get; private set; } = null!;

    public bool IsSaid { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await RefusedAsync(cancellation) is { } refused)
            return refused;
        var own = await uses.OwnAsync(About.ResourceId, cancellation);
        (IsSaid, ClassName, Note, Stars) = (own is not null, own?.ClassName, own?.Note, own?.Stars);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await RefusedAsync(cancellation) is { } refused)
            return refused;
        if (PlainText.Line(ClassName, ReportLimits.ClassName).Length == 0)
            ModelState.AddModelError(nameof(ClassName), strings["thanks.problem.class"]);
        if (Stars is < 1 or > ClassUse.MostStars)
            ModelState.AddModelError(nameof(Stars), strings["thanks.problem.stars"]);
        else if (Stars is not null && string.IsNullOrWhiteSpace(Note))
            ModelState.AddModelError(nameof(Note), strings["thanks.problem.note"]);
        if (!ModelState.IsValid)
        {
            IsSaid = await uses.OwnAsync(About.ResourceId, cancellation) is not null;
            return Page();
        }

        await uses.SayAsync(About, ClassName!, Note, Stars, cancellation);
        return Back();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellation)
    {
        if (await RefusedAsync(cancellation) is { } refused)
            return refused;
        await uses.TakeBackAsync(About, cancellation);
        return Back();
    }

    private RedirectResult Back() => Redirect(ResourceAddress.Page(Request.PathBase, PublicId) + "#da-dung");

    private async Task<IActionResult?> RefusedAsync(CancellationToken cancellation)
    {
        if (!AnswerKeys.AreOpenTo(person))
            return Forbid();
        if (await db.FindSeenAsync(PublicId, Viewer.From(person), site.Current, cancellation) is not { } entry)
            return NotFound();
        About = entry;
        var owner = await db.Resources.OfAllSites().Where(r => r.Id == entry.ResourceId).Select(r => r.OwnerId).FirstAsync(cancellation);
        return uses.MaySay(owner) ? null : NotFound();
    }
}
