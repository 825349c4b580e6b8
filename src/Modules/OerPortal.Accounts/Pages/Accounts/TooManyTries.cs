using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Pages;

/// <summary>The answer to a try that came too soon after others (<see cref="SignIn.SignInAttempts"/>).</summary>
internal static class TooManyTries
{
    /// <summary>Makes the answer 429 and says in words how long to wait.</summary>
    internal static string MustWait(this PageModel page, TimeSpan wait, IStringLocalizer strings, string text = "accounts.signIn.wait")
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return strings.Count(text, seconds);
    }
}
