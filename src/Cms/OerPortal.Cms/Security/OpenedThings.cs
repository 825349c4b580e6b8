using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Security;

/// <summary>Asks the openers before anybody asks what the visitor may see.</summary>
internal sealed class OpenedThings(RequestDelegate next)
{
    private static readonly object Key = new();

    /// <summary>Nothing where nobody opened anything.</summary>
    internal static IReadOnlySet<Guid> Of(HttpContext? http) => http?.Items[Key] as IReadOnlySet<Guid> ?? FrozenSet<Guid>.Empty;

    /// <summary>A page that is the same for all guests: nobody is signed in, and nothing was opened.</summary>
    internal static bool IsForGuests(HttpContext http) => http.User.Identity?.IsAuthenticated != true && OpenedCookie.Of(http.Request) is null;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!WithoutSession.Is(http) && http.GetEndpoint() is not null && OpenedCookie.Of(http.Request) is { } kept)
        {
            var opened = new HashSet<Guid>();
            // Made only for those who opened something: they bring a database's context each, and kept pages are given out by the thousand.
            foreach (var opener in http.RequestServices.GetServices<IThingOpener>())
                opened.UnionWith(await opener.OpenedAsync(kept, http.RequestAborted));
            http.Items[Key] = opened;
        }

        await next(http);
    }
}
