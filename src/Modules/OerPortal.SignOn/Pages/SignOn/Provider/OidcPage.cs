using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace OerPortal.SignOn.Pages;

/// <summary>
/// Pages to which systems send people, with a question that may come as an address or as a form (OpenID Connect Core 1.0 §3.1.2.1). A form of a system's
/// carries no antiforgery token and decides nothing: what a person decides is checked by hand.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class OidcPage(IAntiforgery antiforgery) : PageModel
{
    /// <summary>As the portal's own policy, but for <c>form-action</c>: browsers hold it against the way back to the system, which goes on from our form.</summary>
    internal const string LeavesThePortal =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>What is wrong with the question, in the words of the protocol; for those who run the system.</summary>
    public string? Fault { get; private set; }

    /// <summary>The question, to be asked again with the decision.</summary>
    public IEnumerable<KeyValuePair<string, string>> Asked
        => Question!.GetParameters().Where(p => p.Key is not ("decision" or "__RequestVerificationToken")).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)).Where(p => p.Value is not null)!;

    protected OpenIddictRequest? Question => HttpContext.GetOpenIddictServerRequest();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => AnswerAsync(null, cancellation);

    public async Task<IActionResult> OnPostAsync(string? decision, CancellationToken cancellation)
        => decision is not null && !await antiforgery.IsRequestValidAsync(HttpContext) ? BadRequest() : await AnswerAsync(decision, cancellation);

    protected abstract Task<IActionResult> DecideAsync(OpenIddictRequest question, string? decision, CancellationToken cancellation);

    /// <summary>The system is told that it gets nothing.</summary>
    protected ForbidResult Refuse(string error) => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private async Task<IActionResult> AnswerAsync(string? decision, CancellationToken cancellation)
    {
        if (HttpContext.GetOpenIddictServerResponse() is { Error: { } error } refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Fault = $"{error}: {refused.ErrorDescription}";
            return Page();
        }

        // Below a school's address nothing is asked.
        if (Question is not { } question)
            return HttpMethods.IsPost(Request.Method) ? BadRequest() : NotFound();
        return await DecideAsync(question, decision, cancellation);
    }
}
