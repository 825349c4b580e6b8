using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Campaigns.Pages;

/// <summary>Whom the library thanks.</summary>
[RequiresFeature("campaigns"), GuestCache(Challenges.Tag, "sites")]
internal sealed class ThanksListModel(Challenges challenges, ISiteContext site) : PageModel
{
    private const int Most = 100;

    public Site Site => site.Current;

    public IReadOnlyList<Commendation> Thanks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Thanks = await challenges.ThanksAsync(Most, cancellation);
}
