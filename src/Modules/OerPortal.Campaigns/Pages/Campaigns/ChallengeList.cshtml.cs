using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Campaigns.Pages;

/// <summary>What the school's classes read for, now and before.</summary>
[RequiresFeature("campaigns"), GuestCache(Data.Challenges.Tag, "sites")]
internal sealed class ChallengeListModel(Challenges challenges, ISiteContext site) : PageModel
{
    public Site Site => site.Current;

    public DateOnly Today => challenges.Today;

    public IReadOnlyList<Challenge> Challenges { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Challenges = await challenges.ListAsync(cancellation);
}
