using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;

namespace OerPortal.Campaigns.Pages.Desk;

/// <summary>The library's challenges, and whom it thanked.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("campaigns")]
internal sealed class CampaignsDeskModel(Challenges challenges, CampaignDesk desk) : PageModel
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<Challenge> Challenges { get; private set; } = [];

    public IReadOnlyList<Commendation> Thanks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Challenges = await challenges.ListAsync(cancellation);
        Thanks = await desk.ThanksAsync(cancellation);
    }
}
