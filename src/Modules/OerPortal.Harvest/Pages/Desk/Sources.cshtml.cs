using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Pages.Desk;

/// <summary>The sources that records are taken from.</summary>
[RequiresPermission(Permissions.SourcesId)]
internal sealed class SourcesModel(HarvestDbContext db, RunTables runs, SourceDesk desk) : PageModel
{
    public const string Path = "/quan-tri/thu-thap";

    [TempData]
    public bool IsRemoved { get; set; }

    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var counts = await desk.CountsAsync(cancellation);
        var rows = new List<SourceRow>();
        foreach (var source in await db.Sources.AsNoTracking().OrderBy(source => source.AddedAt).ToListAsync(cancellation))
            rows.Add(new SourceRow(source, counts.GetValueOrDefault(source.Id).All, await runs.NewestAsync(source.Id, 1, cancellation) is [var last] ? last : null));
        Sources = rows;
    }
}

/// <param name="Last">The newest run, or null.</param>
internal sealed record SourceRow(Source Source, long Records, Run? Last);
