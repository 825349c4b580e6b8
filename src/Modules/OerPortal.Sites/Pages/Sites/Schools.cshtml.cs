using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites")]
internal sealed class SchoolsModel(SchoolFinder names, SiteParts parts, ICurrentPerson person) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    public SchoolPage Schools { get; private set; } = null!;

    public IReadOnlyList<(Site School, int Count)> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Schools = SchoolPage.Of(names, NameAsked, PageAsked);
        var counts = await parts.CountsAsync([.. Schools.Shown.Select(s => s.Id)], Viewer.From(person), cancellation);
        Found = [.. Schools.Shown.Select(s => (s, counts.GetValueOrDefault(s.Id)))];
    }
}
