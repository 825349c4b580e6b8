using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;

namespace OerPortal.SignOn.Clients;

/// <summary>
/// By which provider somebody signed in with this browser: signing out here leaves them signed in there, and the next person at this computer would
/// come in as them.
/// </summary>
internal sealed class CameBy(SignOnSettings settings, ISignedIn signedIn, ISiteContext site, PortalAddress portal, IDataProtectionProvider protection, IHostEnvironment environment) : IAfterSignOut
{
    private readonly SealedCookie<Way> _way = new("oer.den-qua", "OerPortal.SignOn.CameBy", TimeSpan.FromDays(90), isOfSession: true, protection, environment);

    internal void Keep(HttpContext http, Guid personId, OutsideProvider provider) => _way.Keep(http, new Way(personId, provider.Id));

    public string? Next(HttpContext http)
    {
        if (_way.Kept(http.Request) is not { } way)
            return null;
        _way.Forget(http);
        var isTheirs = signedIn.MarkOf(http)?.PersonId == way.PersonId && settings.Find(way.Provider) is not null;
        return isTheirs ? (site.Current.IsPortal ? "" : portal.Origin) + SignOnAddress.Leave(way.Provider) : null;
    }

    private sealed record Way(Guid PersonId, string Provider);
}
