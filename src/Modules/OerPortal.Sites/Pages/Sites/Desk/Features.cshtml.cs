using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.FeaturesId)]
public sealed class FeaturesModel(IEnumerable<ModuleInfo> modules, SitesDbContext db, ISites sites, ISiteContext site, IPageCache cache) : PageModel
{
    [BindProperty]
    public List<string> On { get; set; } = [];

    [TempData]
    public bool IsSaved { get; set; }

    public IReadOnlyList<string> All { get; } = [.. modules.SelectMany(m => m.Features).Where(f => !f.ForSchoolsOnly || !site.Current.IsPublicLibrary).Select(f => f.Id).Order(StringComparer.Ordinal)];

    public void OnGet() => On = [.. All.Where(site.HasFeature)];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        foreach (var feature in All.Where(f => site.HasFeature(f) != On.Contains(f)))
        {
            await sites.SwitchFeatureAsync(site.Current.Id, feature, On.Contains(feature), cancellation);
            db.Record(On.Contains(feature) ? "sites.feature-on" : "sites.feature-off", $"feature:{feature}");
        }

        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
        await cache.ForgetAsync(ResourceTags.All, cancellation);
        IsSaved = true;
        return LocalRedirect(Request.PathBase + "/quan-tri/tinh-nang");
    }
}
