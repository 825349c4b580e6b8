using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Passkeys;

/// <summary>What the portal asked a passkey, kept sealed in a cookie of its own until the answer comes. Singleton.</summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, IHostEnvironment environment)
{
    /// <summary>Browsers offer passkeys beside the name's field as long as the page is open.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("OerPortal.Accounts.Passkeys").ToTimeLimitedDataProtector();

    /// <param name="purpose">What it was asked for, so that an answer for one thing is none for another.</param>
    internal void Keep(HttpContext http, string purpose, string state)
    {
        var cookie = Builder(purpose);
        var options = cookie.Build(http);
        options.MaxAge = Lasts;
        options.IsEssential = true;
        options.SameSite = SameSiteMode.Strict;
        http.Response.Cookies.Append(cookie.Name!, _seal.Protect(state, Lasts), options);
    }

    /// <summary>Null when nothing was asked, or too long ago. It is forgotten here; what answers it twice is refused by the key's own counter.</summary>
    internal string? Take(HttpContext http, string purpose)
    {
        var cookie = Builder(purpose);
        if (http.Request.Cookies[cookie.Name!] is not { Length: > 0 } kept)
            return null;
        http.Response.Cookies.Delete(cookie.Name!, cookie.Build(http));
        try
        {
            return _seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieBuilder Builder(string purpose)
    {
        var cookie = new CookieBuilder();
        cookie.BindToHost($"oer.passkey.{purpose}", environment);
        return cookie;
    }
}
