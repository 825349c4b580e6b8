using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Recommends a resource on the front page, in one's own words or those of a class.</summary>
[RequiresPermission(Permissions.ProfileId)]
internal sealed class RecommendModel(SitesDbContext db, IResources resources, ISiteContext site, ICurrentPerson person, IPageCache cache, TimeProvider time) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ResourceCard Card { get; private set; } = null!;

    public bool IsRecommended { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await LoadAsync(publicId, cancellation))
            return NotFound();
        var profile = await db.ProfileAsync(site.Current.Id, cancellation);
        var known = await FindAsync(publicId, cancellation);
        var isFirst = profile.FeaturedId == publicId;
        IsRecommended = known is not null || isFirst;
        Input = new Form { Words = known?.Words ?? (isFirst ? profile.FeaturedWords : ""), IsFirst = isFirst || known is null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await LoadAsync(publicId, cancellation))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var words = Input.Words?.Trim() ?? "";
        if (await FindAsync(publicId, cancellation) is { } known)
            (known.Words, known.At) = (words, time.GetUtcNow());
        else
            db.Recommendations.Add(new Recommendation { SiteId = site.Current.Id, ResourceId = publicId, Words = words, At = time.GetUtcNow() });
        await FeatureAsync(publicId, Input.IsFirst, words, cancellation);
        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (!await LoadAsync(publicId, cancellation))
            return NotFound();
        if (await FindAsync(publicId, cancellation) is { } known)
            db.Recommendations.Remove(known);
        await FeatureAsync(publicId, isFirst: false, "", cancellation);
        return await SaveAsync(cancellation);
    }

    private async Task<bool> LoadAsync(string publicId, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return false;
        Card = card;
        return true;
    }

    private Task<Recommendation?> FindAsync(string publicId, CancellationToken cancellation)
        => db.Recommendations.FirstOrDefaultAsync(r => r.SiteId == site.Current.Id && r.ResourceId == publicId, cancellation);

    /// <summary>Beside the welcome there is one at a time.</summary>
    private async Task FeatureAsync(string publicId, bool isFirst, string words, CancellationToken cancellation)
    {
        var profile = await db.Profiles.FirstOrDefaultAsync(p => p.SiteId == site.Current.Id, cancellation)
            ?? db.Profiles.Add(new SiteProfile { SiteId = site.Current.Id }).Entity;
        if (isFirst)
            (profile.FeaturedId, profile.FeaturedWords) = (publicId, words);
        else if (profile.FeaturedId == publicId)
            (profile.FeaturedId, profile.FeaturedWords) = ("", "");
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        db.Record("sites.recommend", $"resource:{Card.Id}");
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
        return LocalRedirect(Request.PathBase + "/");
    }

    public sealed class Form
    {
        [StringLength(200, ErrorMessage = "sites.tooLong")]
        public string? Words { get; set; }

        /// <summary>Whether it stands beside the welcome.</summary>
        public bool IsFirst { get; set; }
    }
}
