using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Feeds;
using OerPortal.Sites.Models;
using OerPortal.Theme;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>The front page of the portal or of a school, as it is or as it would be.</summary>
internal abstract class FrontModel(
    ISiteContext site, ISites sites, ICurrentPerson person, SiteParts parts, OwnSchools own, IViewComponentSelector components, IStringLocalizer strings)
    : PageModel
{
    private const int SubjectsShown = 12;

    public Site Site => site.Current;

    public FrontLayout Layout { get; private set; } = null!;

    /// <summary>What texts and recommendations of the page hold.</summary>
    public FrontContents Contents { get; private set; } = null!;

    public SiteWords Words { get; private set; } = null!;

    public ResourceCounts Counts { get; private set; } = null!;

    public IReadOnlyList<ResourceCard> Newest { get; private set; } = [];

    /// <summary>What the library recommends; else the newest book.</summary>
    public ResourceCard? Featured { get; private set; }

    public bool IsRecommended => Featured is not null && Featured.PublicId == Words.FeaturedId;

    /// <summary>Where the person who is signed in belongs.</summary>
    public IReadOnlyList<OwnSchool> MySchools { get; private set; } = [];

    public IReadOnlyList<NewsBeginning> News { get; private set; } = [];

    public IReadOnlyList<(string Subject, int Count)> TopSubjects { get; private set; } = [];

    public IReadOnlyList<(Site School, int Count)> Schools { get; private set; } = [];

    /// <summary>What is new here, and the news, as feeds; in the language of the page, since a feed knows no cookies.</summary>
    public IEnumerable<(string Title, string Address)> Feeds
    {
        get
        {
            string[] fields =
            [
                .. Site.IsPortal ? [] : new[] { SearchAddress.OnlyHereName + "=1" },
                .. CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? new[] { WithoutSessionAttribute.LanguageName + "=en" } : [],
            ];
            yield return (strings["sites.feed.newest", Site.Name], $"{Request.PathBase}{SearchAddress.Feed}{(fields.Length > 0 ? "?" : "")}{string.Join('&', fields)}");
            if (site.HasFeature("sites.news"))
                yield return (strings["sites.news.title"], NewsFeedEndpoints.Address(Request.PathBase));
        }
    }

    public int SchoolCount => sites.Schools.Count;

    /// <summary>What the school's library does for its readers here: only what the site has switched on.</summary>
    public IReadOnlyList<ActionLink> Services =>
    [
        .. Offer("reading", "theme.shelf", "/tu-sach", "library-big"),
        .. Offer("collections", "sites.school.collections", "/bo-suu-tap", "layers"),
        .. person.IsSignedIn ? [] : Offer("registration", "sites.school.register", "/dang-ky", "user-plus"),
    ];

    /// <summary>Whether reading apps find a catalogue here.</summary>
    public bool HasOpenData => site.HasFeature("open-data");

    /// <summary>Whether a module offers the shelf of books one is reading.</summary>
    public bool HasReadOn => components.SelectComponent("ReadOn") is not null;

    /// <summary>Whether a module knows what is read most.</summary>
    public bool HasMostRead => components.SelectComponent("MostRead") is not null;

    /// <summary>Whether a module knows what is held next.</summary>
    public bool HasEvents => components.SelectComponent("UpcomingEvents") is not null;

    /// <summary>Whether a shelf without books asks for the first one: of guests no school does.</summary>
    public bool AsksForBooks => Site.IsPortal || person.IsSignedIn;

    /// <summary>Whether a module has reading challenges and thanks.</summary>
    public bool HasCampaigns => components.SelectComponent("Campaigns") is not null;

    /// <summary>Blocks that stand beside each other, or one alone.</summary>
    public IEnumerable<IReadOnlyList<FrontBlock>> Rows
    {
        get
        {
            for (var at = 0; at < Layout.Blocks.Count; at++)
            {
                if (Layout.Blocks[at].IsHalf && at + 1 < Layout.Blocks.Count && Layout.Blocks[at + 1].IsHalf)
                    yield return [Layout.Blocks[at], Layout.Blocks[++at]];
                else
                    yield return [Layout.Blocks[at]];
            }
        }
    }

    protected async Task LoadAsync(FrontLayout layout, CancellationToken cancellation)
    {
        Layout = layout;
        Words = await parts.WordsAsync();
        Contents = await parts.ContentsAsync(layout, Viewer.From(person), Request.PathBase, cancellation);
        if (Site.IsPortal)
            MySchools = await own.WithWorkAsync(cancellation);
        var shelves = await parts.ShelvesAsync(Words.FeaturedId, Viewer.From(person), cancellation);
        Counts = shelves.Counts;
        Newest = shelves.Newest;
        Featured = shelves.Recommended ?? Newest.FirstOrDefault(r => r is { CanBeRead: true, Kind: "sach-dien-tu" });
        News = site.HasFeature("sites.news") ? Words.News : [];
        TopSubjects = [.. Counts.BySubject.Where(s => s.Value > 0).OrderByDescending(s => s.Value).Take(SubjectsShown).Select(s => (s.Key, s.Value))];
        Site[] having = [.. shelves.Largest.OrderByDescending(l => l.Value).Select(l => sites.Find(l.Key)).OfType<Site>().Where(s => !s.IsPortal)];
        Schools = [.. having.Concat(sites.Schools.Except(having)).Take(SiteParts.SchoolsShown).Select(s => (s, shelves.Largest.GetValueOrDefault(s.Id)))];
    }

    private ActionLink[] Offer(string feature, string text, string path, string icon)
        => site.HasFeature(feature) ? [new ActionLink(strings[text], Request.PathBase + path, icon)] : [];
}
