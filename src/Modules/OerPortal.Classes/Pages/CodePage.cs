using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Pages;

/// <summary>A page that asks for a code, in a form that is sent by GET.</summary>
internal abstract class CodePage(CodeTries tries, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    /// <summary>Somebody followed an address with a code that leads nowhere.</summary>
    [BindProperty(SupportsGet = true, Name = "sai")]
    public bool WasWrong { get; set; }

    protected IStringLocalizer Strings => strings;

    /// <summary>What is said about a code that leads nowhere.</summary>
    protected abstract string WrongWords { get; }

    /// <summary>The address behind a code, or null.</summary>
    protected abstract Task<string?> BehindAsync(string code, CancellationToken cancellation);

    protected async Task<IActionResult> AskAsync(CancellationToken cancellation)
    {
        if (WasWrong)
            ModelState.AddModelError(nameof(Code), WrongWords);
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        if (await tries.AreTooManyAsync(HttpContext, cancellation))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError(nameof(Code), strings.Count("classes.wait", tries.SecondsLeft()));
            return Page();
        }

        if (await tries.LookAsync(HttpContext, () => BehindAsync(Code, cancellation), cancellation) is { } behind)
            return LocalRedirect(Request.PathBase + behind);
        ModelState.AddModelError(nameof(Code), WrongWords);
        return Page();
    }
}
