using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites")]
internal sealed class SchoolsModel(SchoolBook book, SiteParts parts, ICurrentPerson person) : PageModel
{
    private const int PageLength = 60;

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<(Site School, int Count)> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var schools = book.Find(NameAsked);
        Total = schools.Count;
        PageCount = Math.Max(1, (Total + PageLength - 1) / PageLength);
        PageNumber = Math.Clamp(PageAsked, 1, PageCount);
        Site[] shown = [.. schools.Skip((PageNumber - 1) * PageLength).Take(PageLength)];
        var counts = await parts.CountsAsync([.. shown.Select(s => s.Id)], Viewer.From(person), cancellation);
        Found = [.. shown.Select(s => (s, counts.GetValueOrDefault(s.Id)))];
    }

    public string PageAddress(int number) => NameAsked is { Length: > 0 } name ? $"?ten={Uri.EscapeDataString(name)}&trang={number}" : $"?trang={number}";
}
