using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Events.Data;

namespace OerPortal.Events.Calendars;

/// <summary>A site's events to subscribe to, and one to take along.</summary>
internal static class CalendarEndpoints
{
    internal static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        Give(routes.MapMethods(EventAddress.Calendar, ["GET", "HEAD"], AllAsync));
        Give(routes.MapMethods("/su-kien/{publicId:length(10)}/lich.ics", ["GET", "HEAD"], OneAsync));
    }

    private static void Give(IEndpointConventionBuilder route)
        => route.WithMetadata(new GuestCacheAttribute(EventLists.Tag), new WithoutSessionAttribute { IsForAllOrigins = true }, new RequiresFeatureAttribute("events"));

    private static async Task<IResult> AllAsync(HttpContext http, EventLists lists, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        var origin = portal.OriginOf(site.Current, http.Request);
        var events = await lists.ForCalendarAsync(cancellation);
        return Results.Text(
            CalendarText.Of($"{strings["events.title"].Value} – {site.Current.Name}", events.Select(e => e.Event), one => $"{origin}{lists.PathOf(one, http.Request.PathBase)}"), CalendarText.MediaType);
    }

    private static async Task<IResult> OneAsync(string publicId, HttpContext http, EventsDbContext db, ISiteContext site, PortalAddress portal, CancellationToken cancellation)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.PublicId == publicId, cancellation) is not { } one)
            return Results.NotFound();
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{one.PublicId}.ics\"";
        return Results.Text(CalendarText.Of(site.Current.Name, [one], _ => $"{portal.OriginOf(site.Current, http.Request)}{http.Request.PathBase}{EventAddress.Page(publicId)}"), CalendarText.MediaType);
    }
}
