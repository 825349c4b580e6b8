using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Theme;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The desk's day: what waits, what was read this week, what is new, one next step; then all desks this person may use here.</summary>
[Authorize]
internal sealed class OverviewModel(
    IEnumerable<IMenuSource> menus, IResources resources, SitesDbContext db, ICurrentPerson person, ISiteContext site, IScannerNotice scanner, IViewComponentSelector components, IStringLocalizer strings) : PageModel
{
    private const int NewestShown = 4;

    public IReadOnlyList<MenuItem> Desks { get; private set; } = [];

    public Site Site => site.Current;

    /// <summary>What is wrong with the virus scanner, for those who can do something about it; else null.</summary>
    public string? ScannerTrouble { get; private set; }

    public int Resources { get; private set; }

    /// <summary>What waits for this person, with how much.</summary>
    public IReadOnlyList<MenuItem> Waiting { get; private set; } = [];

    public IReadOnlyList<ResourceCard> Newest { get; private set; } = [];

    /// <summary>The one thing to do first.</summary>
    public ActionLink? NextStep { get; private set; }

    /// <summary>Whether the way to a finished site is shown: to those who dress it.</summary>
    public bool OffersGuide => !Site.IsPortal && person.Can(Permissions.Profile);

    /// <summary>Whether a module knows what was read this week.</summary>
    public bool HasWeek => components.SelectComponent("WeekAtDesk") is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Desks = await menus.AllAsync(MenuPlace.Desk, cancellation);
        if (Desks.Count == 0)
            return Forbid();
        if (person.Can(Permissions.System))
            ScannerTrouble = await scanner.ForOperatorsAsync(cancellation);
        var viewer = Viewer.From(person);
        Resources = Site.IsPortal
            ? (await resources.CountAsync(viewer, cancellation)).All
            : (await resources.CountBySiteAsync([Site.Id], viewer, cancellation)).GetValueOrDefault(Site.Id);
        Newest = await resources.NewestAsync(Site.IsPortal ? null : Site.Id, NewestShown, viewer, cancellation);
        Waiting = await WaitingAsync(cancellation);
        NextStep = await NextStepAsync(cancellation);
        return Page();
    }

    // What stands at the desk, and the person's own work that was given back; the desk of this very site only leads here again.
    private async Task<IReadOnlyList<MenuItem>> WaitingAsync(CancellationToken cancellation)
    {
        var here = Request.PathBase.Add("/quan-tri").Value;
        var own = (await menus.AllAsync(MenuPlace.Account, cancellation)).Where(item => item.Url != here);
        return [.. Desks.Concat(own).Where(item => item.Count is > 0).DistinctBy(item => item.Url)];
    }

    private async Task<ActionLink?> NextStepAsync(CancellationToken cancellation)
    {
        if (Waiting is [var first, ..])
            return new ActionLink(strings["sites.today.next.waiting", first.Text, first.Count!.Value], first.Url, first.Icon);
        if (Site.IsPortal)
            return null;
        if (person.Can(Permissions.Profile) && (await db.ProfileAsync(Site.Id, cancellation)) is { Welcome: "", OpeningHours: "" })
            return new ActionLink(strings["sites.today.next.profile"], Url.Content("~/quan-tri/trang"), "pencil");
        if (person.Can(Permissions.Profile) && !await db.Fronts.AnyAsync(f => f.SiteId == Site.Id, cancellation))
            return new ActionLink(strings["sites.today.next.front"], Request.PathBase + FrontDeskModel.Address, "house");
        return Resources == 0 ? new ActionLink(strings["sites.today.next.contribute"], Request.PathBase + ResourceAddress.Contributions, "upload") : null;
    }
}
