using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SignIn;

/// <summary>
/// Compares the cookie with the database when something of the person has changed, so that a role given or taken, a changed password and
/// an ended session count at once (<see cref="PersonChanges"/>); in any case once a minute, when the cookie is renewed as well.
/// </summary>
internal sealed class SessionCookieEvents(PersonChanges changes, TimeProvider time) : CookieAuthenticationEvents
{
    internal static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>The way to the second step, all that is open to those who must set one up.</summary>
    private static readonly string[] OpenBeforeSecondStep = [SecondStepPath, "/toi/mat-khau", "/dang-xuat"];

    private const string SecondStepPath = "/toi/hai-buoc";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        await RenewAsync(context);
        // Elsewhere they are guests: no page has to know of it.
        if (context.Principal?.MustSetUpSecondStep() == true && !OpenBeforeSecondStep.Contains(context.Request.Path.Value))
        {
            context.HttpContext.Items[AccountClaims.NeedsSecondStep] = true;
            context.RejectPrincipal();
        }
    }

    private async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        var now = time.GetUtcNow();
        var isFresh = context.Properties.IssuedUtc is { } issued && now - issued < LookAgainAfter;
        var personId = Guid.TryParse(context.Principal?.FindFirstValue(OerClaims.PersonId), out var named) ? named : Guid.Empty;
        if (isFresh && !changes.MustLookAt(personId))
            return;

        // Made only now: these events are made for every request, also for those of guests and for pictures, and a database's context is dear.
        await context.HttpContext.RequestServices.GetRequiredService<SessionRenewal>().RenewAsync(context, personId, isFresh);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.Items.ContainsKey(AccountClaims.NeedsSecondStep))
            context.RedirectUri = SecondStepAddress(context.Request, context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        return AnswerAsync(context, StatusCodes.Status401Unauthorized, base.RedirectToLogin);
    }

    internal static string SecondStepAddress(HttpRequest request, string back) => $"{request.PathBase}{SecondStepPath}?ve={Uri.EscapeDataString(back)}";

    /// <summary>The portal's own page for 403 says it; a redirect would lose the address.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Scripts get the bare status: to them the sign-in page is noise.</summary>
    private static Task AnswerAsync(
        RedirectContext<CookieAuthenticationOptions> context, int status, Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect)
    {
        var mode = context.Request.Headers["Sec-Fetch-Mode"].ToString();
        var isScript = mode.Length > 0 ? mode != "navigate" : !HttpMethods.IsGet(context.Request.Method) && !context.Request.HasFormContentType;
        if (!isScript)
            return redirect(context);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
