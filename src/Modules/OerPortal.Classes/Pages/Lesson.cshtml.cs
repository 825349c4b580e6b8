using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Modules;
using OerPortal.Resources;

namespace OerPortal.Classes.Pages;

/// <summary>What a code opens. Opening the page lets the browser in until the code ends.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LessonModel(OpeningDoor door, CodeTries tries) : PageModel
{
    public Opening Opening { get; private set; } = null!;

    public bool HasEnded { get; private set; }

    public IReadOnlyList<CollectedPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await tries.LookAsync(HttpContext, () => door.FindAsync(code, cancellation), cancellation) is not { } opening)
            return LocalRedirect(Request.PathBase + OpeningAddress.WrongCode);
        Opening = opening;
        HasEnded = door.HasEnded(opening);
        if (HasEnded)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Parts = [.. (await door.PartsAsync(opening, cancellation)).Where(part => part.Things.Count > 0)];
        door.Remember(HttpContext, opening);
        return Page();
    }
}
