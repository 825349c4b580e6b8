using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Accounts;
using OerPortal.Cms.Security;

namespace OerPortal.SignOn.Clients;

/// <summary>Sealed notes for a few minutes: who is about to link an account, and who has just come from a provider and is new here.</summary>
internal sealed class Tickets(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private const string Cookie = "oer.moi-den";

    private readonly ITimeLimitedDataProtector _links = protection.CreateProtector("OerPortal.SignOn.Links").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _arrivals = protection.CreateProtector("OerPortal.SignOn.Arrivals").ToTimeLimitedDataProtector();

    /// <summary>For who has shown again who they are. Of use in that session alone.</summary>
    internal string ToLink(SignInMark mark, string provider) => _links.Protect($"{mark.SessionId:N} {provider}", Lasts);

    internal bool MayLink(string ticket, SignInMark mark, string provider)
    {
        try
        {
            return _links.Unprotect(ticket) == $"{mark.SessionId:N} {provider}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Kept in the browser that came from the provider: a link from elsewhere cannot make anybody open another's account.</summary>
    internal void Keep(HttpContext http, Arrival arrival)
    {
        var builder = Builder();
        var options = builder.Build(http);
        options.MaxAge = Lasts;
        options.IsEssential = true;
        http.Response.Cookies.Append(builder.Name!, _arrivals.Protect(JsonSerializer.Serialize(arrival), Lasts), options);
    }

    internal Arrival? Kept(HttpRequest request)
    {
        if (request.Cookies[Builder().Name!] is not { Length: > 0 } kept)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Arrival>(_arrivals.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal void Forget(HttpContext http)
    {
        var builder = Builder();
        http.Response.Cookies.Delete(builder.Name!, builder.Build(http));
    }

    private CookieBuilder Builder()
    {
        var cookie = new CookieBuilder();
        cookie.BindToHost(Cookie, environment);
        return cookie;
    }
}

/// <param name="Wanted">The address from which they came.</param>
internal sealed record Arrival(OutsideAccount Account, string? Wanted, bool IsShared);
