using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What readers say is wrong, for whoever looks after it.</summary>
[Authorize]
internal sealed class FaultsModel(ResourcesDbContext db, FaultDesk desk, ISites sites) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xem")]
    public FaultState State { get; set; }

    /// <summary>Of this kind only; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "loai")]
    public FaultKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyDictionary<FaultState, int> Counts { get; private set; } = new Dictionary<FaultState, int>();

    public IReadOnlyList<FaultReport> Reports { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public int Pages => Math.Max(1, (Counts.GetValueOrDefault(State) + FaultDesk.PageSize - 1) / FaultDesk.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!desk.IsHere)
            return Forbid();
        if (!Enum.IsDefined(State))
            State = FaultState.Open;
        if (Kind is { } kind && !Enum.IsDefined(kind))
            Kind = null;
        var counts = new Dictionary<FaultState, int>();
        foreach (var state in Enum.GetValues<FaultState>())
            counts[state] = await desk.CountAsync(state, Kind, cancellation);
        Counts = counts;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Reports = await desk.ListAsync(State, Kind, PageNumber, cancellation);
        Titles = await TitlesAsync(db, [.. Reports.Select(r => r.ResourceId)], cancellation);
        return Page();
    }

    /// <summary>This list in another state or of another kind.</summary>
    internal string AddressOf(FaultState state, FaultKind? kind, int page = 1)
        => $"{Request.PathBase}{ResourceAddress.Faults}?xem={state}{(kind is null ? "" : $"&loai={kind}")}{(page > 1 ? $"&trang={page}" : "")}";

    internal string? SiteName(FaultReport report) => sites.Find(report.SiteId)?.Name;

    /// <summary>Also of what was taken down since.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(ResourcesDbContext db, IReadOnlyCollection<Guid> resources, CancellationToken cancellation)
    {
        var versions = await db.Versions.OfAllSites().AsNoTracking().Where(v => resources.Contains(v.ResourceId) && v.Submissions.Any(s => s.Approval != null)).ToListAsync(cancellation);
        return versions.GroupBy(v => v.ResourceId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!.Metadata.Title);
    }
}
