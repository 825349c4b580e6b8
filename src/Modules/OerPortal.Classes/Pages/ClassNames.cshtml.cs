using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;

namespace OerPortal.Classes.Pages;

/// <summary>Names of a class, to tap one's own. What is behind a code that leads nowhere is asked at the door.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClassNamesModel(ClassDoor door, DoorRules rules, CodeTries tries) : PageModel
{
    public SchoolClass Class { get; private set; } = null!;

    public IReadOnlyList<(Guid PersonId, string Name)> Names { get; private set; } = [];

    /// <summary>Why the school lets nobody in from here or now; then it shows no names either.</summary>
    public string? Closed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await tries.LookAsync(HttpContext, () => door.ByCodeAsync(code, cancellation), cancellation) is not { } its)
            return LocalRedirect(Request.PathBase + ClassAddress.WrongCode);
        Class = its;
        Closed = await rules.RefusalAsync(HttpContext, cancellation);
        if (Closed is null)
            Names = await door.NamesAsync(its, cancellation);
        return Page();
    }
}
