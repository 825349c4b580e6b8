using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OerPortal.Theme.Pages;

/// <summary>The page people see in place of one that failed; the kernel re-executes <c>/loi/{code}</c>.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    /// <summary>Status code of the answer.</summary>
    public int Code { get; private set; }

    /// <summary>The code whose words fit.</summary>
    public int Kind { get; private set; }

    /// <summary>Any method: the address that failed may have been a form's.</summary>
    public void OnGet() => Show();

    /// <inheritdoc cref="OnGet" />
    public void OnPost() => Show();

    /// <inheritdoc cref="OnGet" />
    public void OnPut() => Show();

    /// <inheritdoc cref="OnGet" />
    public void OnPatch() => Show();

    /// <inheritdoc cref="OnGet" />
    public void OnDelete() => Show();

    private void Show()
    {
        // Not a bound parameter: binding would read the form, which may be the very thing that failed.
        Code = int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600 ? code : 404;
        Kind = Code switch
        {
            401 => 403,
            400 or 403 or 404 or 413 or 429 or 503 => Code,
            >= 500 => 500,
            _ => 400,
        };
        Response.StatusCode = Code;
    }
}
