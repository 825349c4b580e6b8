using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>How an application for a card stands, for whoever has its code; nothing else is said, not even whose it is.</summary>
[RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CardFollowModel(CardRequests requests, CardRequestLimits limits, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>A code, typed; it never stands in an address.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>Of an application that was just sent.</summary>
    [TempData(Key = "CardCode")]
    public string? Code { get; set; }

    internal CardState? State { get; private set; }

    /// <summary>Minutes until from here another code can be tried; 0 for everybody else.</summary>
    internal int Wait { get; private set; }

    public IActionResult OnGet() => site.Current.IsPortal ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Wait = limits.Count(site.Current.Id, isCode: true, HttpContext.Connection.RemoteIpAddress);
        if (Wait > 0)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        State = await requests.StateAsync(Typed ?? "", cancellation);
        if (State is null)
            ModelState.AddModelError(nameof(Typed), strings["library.cardFollow.unknown"]);
        return Page();
    }
}
