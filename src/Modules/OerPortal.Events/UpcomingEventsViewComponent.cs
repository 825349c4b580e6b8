using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Sites;
using OerPortal.Events.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events;

/// <summary>What is held next, for front pages: <c>@await Component.InvokeAsync("UpcomingEvents", new { title = "" })</c>; nothing where nothing is announced.</summary>
[ViewComponent(Name = "UpcomingEvents")]
public sealed class UpcomingEventsViewComponent(EventLists lists, ISiteContext site) : ViewComponent
{
    private const int Shown = 3;

    /// <param name="title">Its heading in the site's own words; empty for the usual one.</param>
    public async Task<IViewComponentResult> InvokeAsync(string title)
    {
        if (!site.HasFeature("events"))
            return Content("");
        var (events, _) = await lists.ListAsync(over: false, page: 1, HttpContext.RequestAborted);
        List<ComingEvent> next = [.. events.Where(one => one.Event.CancelledAt is null).Take(Shown).Select(one => new ComingEvent(one.Event, lists.PathOf(one.Event, HttpContext.Request.PathBase)))];
        return next.Count == 0 ? Content("") : View(new ComingEvents(title, next));
    }
}

public sealed record ComingEvents(string Title, IReadOnlyList<ComingEvent> Next);

public sealed record ComingEvent(LibraryEvent Event, string Address);
