using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The site's name, words and colour.</summary>
[RequiresPermission(Permissions.ProfileId)]
public sealed class ProfileModel(SitesDbContext db, ISites sites, ISiteContext site, IPageCache cache, IStringLocalizer strings) : PageModel
{
    public static IReadOnlyList<string> Accents { get; } = ["rung", "bazan", "cham", "sim", "song", "nghe"];

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public bool IsSaved { get; set; }

    public Site Site => site.Current;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var profile = await db.ProfileAsync(Site.Id, cancellation);
        Input = new Form
        {
            Name = Site.Name,
            Subtitle = Site.Subtitle,
            Accent = Site.Accent,
            Welcome = profile.Welcome,
            OpeningHours = profile.OpeningHours,
            Place = profile.Place,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Accents.Contains(Input.Accent))
            ModelState.AddModelError("Input.Accent", strings["sites.profile.accentUnknown"]);
        if (!ModelState.IsValid)
            return Page();

        await SaveAsync(cancellation);
        IsSaved = true;
        return LocalRedirect(Request.PathBase + "/quan-tri/trang");
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        var profile = await db.Profiles.FirstOrDefaultAsync(p => p.SiteId == Site.Id, cancellation)
            ?? db.Profiles.Add(new SiteProfile { SiteId = Site.Id }).Entity;
        profile.Welcome = Input.Welcome?.Trim() ?? "";
        profile.OpeningHours = Input.OpeningHours?.Trim() ?? "";
        profile.Place = Input.Place?.Trim() ?? "";
        db.Record("sites.profile", $"site:{Site.Id}");
        await db.SaveChangesAsync(cancellation);
        await sites.SaveAsync(Site with { Name = Input.Name.Trim(), Subtitle = Input.Subtitle?.Trim() ?? "", Accent = Input.Accent }, cancellation);
        await cache.ForgetAsync("sites", cancellation);
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "sites.profile.nameMissing"), StringLength(80, ErrorMessage = "sites.tooLong")]
        public string Name { get; set; } = "";

        [StringLength(80, ErrorMessage = "sites.tooLong")]
        public string? Subtitle { get; set; }

        public string Accent { get; set; } = "rung";

        [StringLength(400, ErrorMessage = "sites.tooLong")]
        public string? Welcome { get; set; }

        [StringLength(160, ErrorMessage = "sites.tooLong")]
        public string? OpeningHours { get; set; }

        [StringLength(160, ErrorMessage = "sites.tooLong")]
        public string? Place { get; set; }
    }
}
