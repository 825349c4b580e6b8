using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Recipes;

/// <summary>
/// <c>{"step": "recommend", "recommendations": [{"site": "thcs-ba-lan", "resource": "demo:nghe-cong-chieng", "words": "…"}]}</c>: what stands beside
/// the welcome of a home page, by the key of an import that came before. A recommendation that a library chose itself stays.
/// </summary>
internal sealed class RecommendStep(SitesDbContext db, ISites sites, IContributions contributions, IPageCache cache) : IRecipeStep
{
    public string Name => "recommend";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plan = step.Deserialize<Plan>(JsonSerializerOptions.Web) ?? throw new InvalidDataException("The step 'recommend' is empty.");
        foreach (var wanted in plan.Recommendations)
        {
            var site = wanted.Site.Length == 0 ? sites.Portal : sites.FindBySlug(wanted.Site)
                ?? throw new InvalidDataException($"There is no school '{wanted.Site}'. The step 'sites' must come before.");
            var book = await contributions.FindAsync(wanted.Resource, cancellation)
                ?? throw new InvalidDataException($"There is no resource '{wanted.Resource}'. The step that brings it must come before.");
            await db.Profiles.Where(p => p.SiteId == site.Id && p.FeaturedId == "")
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.FeaturedId, book.PublicId).SetProperty(x => x.FeaturedWords, wanted.Words), cancellation);
        }

        await cache.ForgetAsync("sites", cancellation);
        say($"{plan.Recommendations.Count} recommendations are there.");
    }

    private sealed record Plan(IReadOnlyList<Recommendation> Recommendations);

    private sealed record Recommendation(string Site, string Resource, string Words);
}
