using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Collections that want to be found, and those that were changed since they were looked at.</summary>
[Authorize]
[RequiresFeature("collections")]
internal sealed class CollectionQueueModel(CollectionDesk desk, IPeople people, ISites sites) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xem")]
    public CollectionQueue Queue { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyDictionary<CollectionQueue, int> Counts { get; private set; } = new Dictionary<CollectionQueue, int>();

    public IReadOnlyList<Collection> Collections { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Owners { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public int Pages => Math.Max(1, (Counts.GetValueOrDefault(Queue) + CollectionDesk.PageSize - 1) / CollectionDesk.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!desk.IsHere)
            return Forbid();
        var counts = new Dictionary<CollectionQueue, int>();
        foreach (var queue in Enum.GetValues<CollectionQueue>())
            counts[queue] = await desk.CountAsync(queue, cancellation);
        Counts = counts;
        if (!Enum.IsDefined(Queue))
            Queue = CollectionQueue.Waiting;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Collections = await desk.ListAsync(Queue, PageNumber, cancellation);
        Owners = await people.FindManyAsync([.. Collections.Select(c => c.OwnerId)], cancellation);
        return Page();
    }

    internal string? SiteName(Collection collection) => sites.Find(collection.SiteId)?.Name;
}
