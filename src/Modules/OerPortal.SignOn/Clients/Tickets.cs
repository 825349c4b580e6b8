using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Accounts;

namespace OerPortal.SignOn.Clients;

/// <summary>Sealed notes for a few minutes: who is about to link an account, and who has just come from a provider and is new here.</summary>
internal sealed class Tickets(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _links = protection.CreateProtector("OerPortal.SignOn.Links").ToTimeLimitedDataProtector();
    private readonly SealedCookie<Arrival> _arrivals = new("oer.moi-den", "OerPortal.SignOn.Arrivals", Lasts, isOfSession: false, protection, environment);

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
    internal void Keep(HttpContext http, Arrival arrival) => _arrivals.Keep(http, arrival);

    internal Arrival? Kept(HttpRequest request) => _arrivals.Kept(request);

    internal void Forget(HttpContext http) => _arrivals.Forget(http);
}

/// <param name="Wanted">The address from which they came.</param>
internal sealed record Arrival(OutsideAccount Account, string? Wanted, bool IsShared);
