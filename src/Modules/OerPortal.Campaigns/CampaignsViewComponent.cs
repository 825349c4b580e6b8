using Microsoft.AspNetCore.Mvc;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Sites;

namespace OerPortal.Campaigns;

/// <summary>What classes read for now, and whom the library thanked last, for front pages: <c>@await Component.InvokeAsync("Campaigns", new { title = "" })</c>.</summary>
[ViewComponent(Name = "Campaigns")]
public sealed class CampaignsViewComponent(Challenges challenges, ISiteContext site) : ViewComponent
{
    private const int ChallengesShown = 2;
    private const int ThanksShown = 3;

    /// <param name="title">Its heading in the site's own words; empty for the usual one.</param>
    public async Task<IViewComponentResult> InvokeAsync(string title)
    {
        if (!site.HasFeature("campaigns"))
            return Content("");
        var cancellation = HttpContext.RequestAborted;
        var shown = new List<ShownChallenge>();
        foreach (var one in await challenges.OpenAsync(ChallengesShown, cancellation))
            shown.Add(new ShownChallenge(one, await challenges.TogetherAsync(one, cancellation)));
        var thanks = await challenges.ThanksAsync(ThanksShown, cancellation);
        return shown.Count + thanks.Count == 0 ? Content("") : View(new ShownCampaigns(title, shown, thanks));
    }
}

public sealed record ShownCampaigns(string Title, IReadOnlyList<ShownChallenge> Challenges, IReadOnlyList<Commendation> Thanks);

public sealed record ShownChallenge(Challenge Challenge, JointProgress? Together);
