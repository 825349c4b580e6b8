using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;
using OerPortal.Theme;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>The portal's home page, or a school's.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites")]
public sealed class HomeModel(
    ISiteContext site, ISites sites, ICurrentPerson person, IResources resources, SitesDbContext db, IViewComponentSelector components, IStringLocalizer strings)
    : PageModel
{
    private const int ShelfLength = 14;
    private const int SubjectsShown = 12;
    private const int SchoolsShown = 6;
    private const int NewsShown = 3;

    public Site Site => site.Current;

    public SiteProfile Profile { get; private set; } = null!;

    public ResourceCounts Counts { get; private set; } = null!;

    public IReadOnlyList<ResourceCard> Newest { get; private set; } = [];

    /// <summary>What the library recommends; else the newest book.</summary>
    public ResourceCard? Featured { get; private set; }

    public bool IsRecommended => Featured is not null && Featured.PublicId == Profile.FeaturedId;

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    public IReadOnlyList<(string Subject, int Count)> TopSubjects { get; private set; } = [];

    public IReadOnlyList<(Site School, int Count)> Schools { get; private set; } = [];

    public int SchoolCount => sites.Schools.Count;

    /// <summary>What the school's library does for its readers here: only what the site has switched on.</summary>
    public IReadOnlyList<ActionLink> Services =>
    [
        .. Offer("reading", "theme.shelf", "/tu-sach", "library-big"),
        .. Offer("collections", "sites.school.collections", "/bo-suu-tap", "layers"),
        .. person.IsSignedIn ? [] : Offer("registration", "sites.school.register", "/dang-ky", "user-plus"),
    ];

    /// <summary>Whether a module offers the shelf of books one is reading.</summary>
    public bool HasReadOn => components.SelectComponent("ReadOn") is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var viewer = Viewer.From(person);
        Profile = await new SchoolBook(db, sites).ProfileAsync(Site.Id, cancellation);
        Counts = await resources.CountAsync(viewer, cancellation);
        Newest = await resources.NewestAsync(Site.IsPortal ? null : Site.Id, ShelfLength, viewer, cancellation);
        Featured = (Profile.FeaturedId.Length > 0 ? await resources.FindAsync(Profile.FeaturedId, viewer, cancellation) : null)
            ?? Newest.FirstOrDefault(r => r is { CanBeRead: true, Kind: "sach-dien-tu" });
        if (site.HasFeature("sites.news"))
            News = await db.News.AsNoTracking().OrderByDescending(n => n.PublishedAt).Take(NewsShown).ToListAsync(cancellation);
        TopSubjects = [.. Counts.BySubject.Where(s => s.Value > 0).OrderByDescending(s => s.Value).Take(SubjectsShown).Select(s => (s.Key, s.Value))];
        var largest = await resources.LargestSitesAsync(SchoolsShown + 1, viewer, cancellation);
        Schools = [.. sites.Schools.Select(s => (s, largest.GetValueOrDefault(s.Id))).OrderByDescending(s => s.Item2).Take(SchoolsShown)];
    }

    private ActionLink[] Offer(string feature, string text, string path, string icon)
        => site.HasFeature(feature) ? [new ActionLink(strings[text], Request.PathBase + path, icon)] : [];
}
