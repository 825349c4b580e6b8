using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>How much room files take: of this site by people, and for the portal's administrators of all sites, whose room they set.</summary>
[RequiresPermission(Permissions.StorageId)]
public sealed class StorageModel(IStorage storage, IPeople people, SchoolFinder schools, ISites sites, ISiteContext site, ICurrentPerson person) : PageModel
{
    internal const string Path = "/quan-tri/dung-luong";

    private const int Largest = 20;
    private const long Giga = 1_000_000_000;

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    [TempData]
    public bool IsSaved { get; set; }

    public StorageUse Use { get; private set; } = new(0, null, 0);

    public IReadOnlyList<PersonStorage> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Names { get; private set; } = new Dictionary<Guid, PersonFacts>();

    /// <summary>The sites whose room the person sets, those that use most first, or those of a name; null for whoever does not administer the portal.</summary>
    public SchoolPage? Everywhere { get; private set; }

    /// <summary>What those on the page use.</summary>
    public IReadOnlyDictionary<Guid, StorageUse> Uses { get; private set; } = new Dictionary<Guid, StorageUse>();

    /// <summary>What its files are; at the portal, for whoever administers it, those of all sites.</summary>
    public StorageParts Parts { get; private set; } = null!;

    /// <summary>Null for whoever does not administer the portal.</summary>
    public DiskStorage? Disk { get; private set; }

    private bool SetsLimits => site.Current.IsPortal && person.Can(Permissions.Schools);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Use = await storage.OfSiteAsync(site.Current.Id, cancellation);
        People = await storage.LargestAsync(site.Current.Id, Largest, cancellation);
        Names = await people.FindManyAsync([.. People.Select(p => p.PersonId)], cancellation);
        Parts = await storage.PartsAsync(SetsLimits ? null : site.Current.Id, cancellation);
        if (!SetsLimits)
            return;
        Disk = await storage.DiskAsync(cancellation);
        Everywhere = string.IsNullOrWhiteSpace(NameAsked) ? SchoolPage.Of(await ByUseAsync(cancellation), null, PageAsked) : SchoolPage.Of(schools, NameAsked, PageAsked);
        Uses = await storage.OfSitesAsync([.. Everywhere.Shown.Select(s => s.Id)], cancellation);
    }

    /// <param name="school">Slug of the site whose room it is.</param>
    /// <param name="gigabytes">Nothing: as much as others.</param>
    public async Task<IActionResult> OnPostAsync(string? school, int? gigabytes, CancellationToken cancellation)
    {
        if (!SetsLimits || (string.IsNullOrEmpty(school) ? sites.Portal : sites.FindBySlug(school)) is not { } place || gigabytes is < 0)
            return NotFound();
        await storage.SetLimitAsync(place.Id, gigabytes * Giga, cancellation);
        IsSaved = true;
        return LocalRedirect(Request.PathBase + Path + Request.QueryString);
    }

    private async Task<IReadOnlyList<Site>> ByUseAsync(CancellationToken cancellation)
    {
        Site[] having = [.. (await storage.ByUseAsync(cancellation)).Select(sites.Find).OfType<Site>()];
        return [.. having, .. sites.Schools.Prepend(sites.Portal).Except(having)];
    }

    /// <summary>Whole gigabytes.</summary>
    public static long? Gigabytes(long? bytes) => bytes / Giga;
}
