using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>How much room files take: of this site by people, and for the portal's administrators of all sites, whose room they set.</summary>
[RequiresPermission(Permissions.StorageId)]
public sealed class StorageModel(IStorage storage, IPeople people, ISites sites, ISiteContext site, ICurrentPerson person) : PageModel
{
    private const int Largest = 20;
    private const long Giga = 1_000_000_000;

    [TempData]
    public bool IsSaved { get; set; }

    public StorageUse Use { get; private set; } = new(0, null, 0);

    public IReadOnlyList<PersonStorage> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> Names { get; private set; } = new Dictionary<Guid, PersonFacts>();

    /// <summary>All sites with what they use; empty for whoever does not administer the portal.</summary>
    public IReadOnlyList<(Site Site, StorageUse Use)> Everywhere { get; private set; } = [];

    private bool SetsLimits => site.Current.IsPortal && person.Can(Permissions.Schools);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Use = await storage.OfSiteAsync(site.Current.Id, cancellation);
        People = await storage.LargestAsync(site.Current.Id, Largest, cancellation);
        Names = await people.FindManyAsync([.. People.Select(p => p.PersonId)], cancellation);
        if (!SetsLimits)
            return;
        foreach (var school in sites.Schools.Prepend(sites.Portal))
            Everywhere = [.. Everywhere, (school, await storage.OfSiteAsync(school.Id, cancellation))];
        Everywhere = [.. Everywhere.OrderByDescending(e => e.Use.Bytes)];
    }

    /// <param name="school">Whose room.</param>
    /// <param name="gigabytes">Nothing: as much as others.</param>
    public async Task<IActionResult> OnPostAsync(Guid school, int? gigabytes, CancellationToken cancellation)
    {
        if (!SetsLimits || sites.Find(school) is null || gigabytes is < 0)
            return NotFound();
        await storage.SetLimitAsync(school, gigabytes * Giga, cancellation);
        IsSaved = true;
        return LocalRedirect(Request.PathBase + "/quan-tri/dung-luong");
    }

    /// <summary>Whole gigabytes.</summary>
    public static long? Gigabytes(long? bytes) => bytes / Giga;
}
