using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Events.Data;

namespace OerPortal.Events.Pages.Desk;

/// <summary>The site's events, with how many come.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("events")]
internal sealed class EventsDeskModel(EventDesk desk, TimeProvider time) : PageModel
{
    public IReadOnlyList<DeskEvent> Events { get; private set; } = [];

    public bool IsOver(DeskEvent one) => one.Event.IsOver(time.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellation) => Events = await desk.ListAsync(cancellation);
}
