using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Classes.Pages;

/// <summary>Makes a code for a resource or a collection, or puts a collection on the page of a class.</summary>
[Authorize]
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MakeOpeningModel(OpeningDesk desk, ClassShelf shelf, ISites sites) : PageModel
{
    [FromRoute]
    public string What { get; set; } = "";

    [FromRoute]
    public string PublicId { get; set; } = "";

    public Openable Openable { get; private set; } = null!;

    public IReadOnlyList<SchoolClass> Classes { get; private set; } = [];

    public bool IsOfSchool => Openable.Cards.Any(c => c.Visibility == Visibility.School);

    public string Back => Request.PathBase + (Openable.Kind == OpenedKind.Collection ? ResourceAddress.Collection(PublicId) : ResourceAddress.Page(PublicId));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await RefusalAsync(cancellation) is { } refusal)
            return refusal;
        Classes = await desk.ClassesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool isForTerm, Guid? classId, CancellationToken cancellation)
    {
        if (await RefusalAsync(cancellation) is { } refusal)
            return refusal;
        var made = await desk.MakeAsync(Openable, isForTerm, classId, cancellation);
        return LocalRedirect($"{Request.PathBase}{OpeningAddress.Own}?moi={made.Id}");
    }

    /// <summary>Puts a collection on the page of one of the person's classes.</summary>
    public async Task<IActionResult> OnPostGiveAsync(Guid classId, CancellationToken cancellation)
    {
        if (await RefusalAsync(cancellation) is { } refusal)
            return refusal;
        if (Openable.Kind != OpenedKind.Collection || (await desk.ClassesAsync(cancellation)).FirstOrDefault(c => c.Id == classId) is not { } its)
            return NotFound();
        await shelf.GiveAsync(its, PublicId, cancellation);
        return Redirect($"{sites.Find(its.SiteId)?.PathPrefix}{ClassAddress.Of(classId)}?xong=bo-suu-tap");
    }

    private async Task<IActionResult?> RefusalAsync(CancellationToken cancellation)
    {
        OpenedKind? kind = What switch { "hoc-lieu" => OpenedKind.Resource, "bo-suu-tap" => OpenedKind.Collection, _ => null };
        if (kind is null || !desk.MayOpen || await desk.FindAsync(kind.Value, PublicId, cancellation) is not { } found)
            return NotFound();
        Openable = found;
        return null;
    }
}
