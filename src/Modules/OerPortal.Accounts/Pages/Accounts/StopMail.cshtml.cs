using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts.Letters;

namespace OerPortal.Accounts.Pages;

/// <summary>
/// Ends somebody's letters without signing in. Mail programs post to it by themselves (RFC 8058, 3.1), with neither cookie nor antiforgery token:
/// the sealed part of the address is what they must have, and this is all it does.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StopMailModel(MailStop stop, NoticePost post) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    public bool IsDone { get; private set; }

    public IActionResult OnGet() => stop.WhoseIs(Secret) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (stop.WhoseIs(Secret) is not { } personId)
            return NotFound();
        await post.StopAsync(personId, cancellation);
        IsDone = true;
        return Page();
    }
}
