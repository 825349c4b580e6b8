using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache("resources", "sites")]
public sealed class SchoolsModel(SitesDbContext db, ISites sites, ICurrentPerson person, IResources resources) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    public IReadOnlyList<(Site School, int Count)> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var counts = await resources.CountAsync(Viewer.From(person), cancellation);
        Found = [.. new SchoolBook(db, sites).Find(NameAsked).Select(s => (s, counts.BySite.GetValueOrDefault(s.Id)))];
    }
}
