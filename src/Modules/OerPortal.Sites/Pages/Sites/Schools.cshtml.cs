using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Schools;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>The directory of the schools, by name, district and level.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites")]
internal sealed class SchoolsModel(SchoolFinder names, SiteParts parts, ICurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = SchoolDirectory.DistrictName)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true, Name = SchoolDirectory.LevelName)]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    public SchoolDirectory Directory { get; private set; } = null!;

    public IReadOnlyList<(Site School, int Count)> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Directory = SchoolDirectory.Of(names, NameAsked, District, Level, PageAsked);
        var shown = Directory.Page.Shown;
        var counts = await parts.CountsAsync([.. shown.Select(s => s.Id)], Viewer.From(person), cancellation);
        Found = [.. shown.Select(s => (s, counts.GetValueOrDefault(s.Id)))];
    }
}
