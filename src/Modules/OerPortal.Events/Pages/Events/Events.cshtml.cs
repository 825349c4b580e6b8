using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Events.Data;

namespace OerPortal.Events.Pages;

/// <summary>What is to come at this library, or was; at the portal, at all.</summary>
[RequiresFeature("events"), GuestCache(EventLists.Tag, "sites")]
internal sealed class EventsModel(EventLists lists, ISiteContext site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "da-qua")]
    public bool Over { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    public Site Site => site.Current;

    public IReadOnlyList<ListedEvent> Events { get; private set; } = [];

    public int PageNumber { get; private set; }

    public int PageCount { get; private set; }

    public string AddressOf(ListedEvent one) => lists.PathOf(one.Event, Request.PathBase);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Events, var total) = await lists.ListAsync(Over, PageNumber, cancellation);
        PageCount = Math.Max(1, (total + EventLists.PageLength - 1) / EventLists.PageLength);
    }
}
