using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Events.Models;

namespace OerPortal.Events.Data;

/// <summary>The events of a site; at the portal those of all open sites that have the feature.</summary>
public sealed class EventLists(EventsDbContext db, ISiteContext site, ISites sites, TimeProvider time)
{
    /// <summary>What pages and calendars with events are kept under.</summary>
    internal const string Tag = "events";

    internal const int PageLength = 30;

    private const int MostInCalendar = 500;
    private static readonly TimeSpan StaysInCalendar = TimeSpan.FromDays(90);

    /// <summary>What is to come, the next first; or what is over, the latest first.</summary>
    internal async Task<(IReadOnlyList<ListedEvent> Events, int Total)> ListAsync(bool over, int page, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var found = Here().Where(e => over ? e.EndsAt <= now : e.EndsAt > now);
        var ordered = over ? found.OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id) : found.OrderBy(e => e.StartsAt).ThenBy(e => e.Id);
        var events = await ordered.Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation);
        return ([.. events.Select(Listed)], await found.CountAsync(cancellation));
    }

    internal async Task<IReadOnlyList<ListedEvent>> ForCalendarAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - StaysInCalendar;
        return [.. (await Here().Where(e => e.EndsAt > since).OrderBy(e => e.StartsAt).Take(MostInCalendar).ToListAsync(cancellation)).Select(Listed)];
    }

    /// <summary>Where its page is, from here.</summary>
    internal string PathOf(LibraryEvent one, PathString pathBase)
        => (one.SiteId == site.Current.Id ? pathBase.Value : sites.Find(one.SiteId)?.PathPrefix) + EventAddress.Page(one.PublicId);

    private IQueryable<LibraryEvent> Here()
    {
        if (!site.Current.IsPortal)
            return db.Events.AsNoTracking();
        Guid[] shown = [.. sites.Schools.Append(sites.Portal).Where(one => sites.HasFeature(one.Id, "events")).Select(one => one.Id)];
        return db.Events.OfAllSites().AsNoTracking().Where(e => shown.Contains(e.SiteId));
    }

    private ListedEvent Listed(LibraryEvent one) => new(one, one.SiteId == site.Current.Id ? null : sites.Find(one.SiteId));
}

/// <param name="Site">Whose it is, where that is not the site one is at.</param>
public sealed record ListedEvent(LibraryEvent Event, Site? Site);
