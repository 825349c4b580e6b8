using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>Whether one is shown with what one gave. Nobody is until they say so.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnTeacherPageModel(TeacherPages teachers, ICurrentPerson person) : PageModel
{
    /// <summary>Null while one is not shown.</summary>
    public string? PageId { get; private set; }

    public string Name => person.DisplayName;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!MayBeShown)
            return Forbid();
        PageId = (await teachers.OfAsync(person.Id!.Value, cancellation))?.PublicId;
        return Page();
    }

    public async Task<IActionResult> OnPostShowAsync(CancellationToken cancellation)
    {
        if (!MayBeShown)
            return Forbid();
        await teachers.ShowAsync(person.Id!.Value, cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostHideAsync(CancellationToken cancellation)
    {
        await teachers.HideAsync(person.Id!.Value, cancellation);
        return RedirectToPage();
    }

    private bool MayBeShown => AnswerKeys.AreOpenTo(person);
}
