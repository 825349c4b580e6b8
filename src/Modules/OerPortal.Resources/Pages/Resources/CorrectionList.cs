using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Suggestions by what became of them.</summary>
internal abstract class CorrectionList(ResourcesDbContext db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xem")]
    public CorrectionState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyDictionary<CorrectionState, int> Counts { get; private set; } = new Dictionary<CorrectionState, int>();

    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public int Pages => Math.Max(1, (Counts.GetValueOrDefault(State) + CorrectionDesk.PageSize - 1) / CorrectionDesk.PageSize);

    /// <summary>Below the site.</summary>
    public abstract string Path { get; }

    protected async Task ShowAsync(Func<CorrectionState, Task<int>> count, Func<CorrectionState, int, Task<List<Correction>>> list, CancellationToken cancellation)
    {
        var counts = new Dictionary<CorrectionState, int>();
        foreach (var state in Enum.GetValues<CorrectionState>())
            counts[state] = await count(state);
        Counts = counts;
        if (!Enum.IsDefined(State))
            State = CorrectionState.Open;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Corrections = await list(State, PageNumber);
        Titles = await FaultsModel.TitlesAsync(db, [.. Corrections.Select(c => c.ResourceId)], cancellation);
    }
}
