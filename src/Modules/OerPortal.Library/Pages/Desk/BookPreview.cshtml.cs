using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Import;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What would become of a table of books, row by row, and the button that takes it in.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class BookPreviewModel(LibraryDbContext db, BookImporting importing, IStringLocalizer strings) : PageModel
{
    internal const int FaultsShown = 200;

    internal BookImport Import { get; private set; } = null!;

    internal IReadOnlyList<RowPlan> Plans { get; private set; } = [];

    internal int CountOf(RowOutcome outcome) => Plans.Count(p => p.Outcome == outcome);

    /// <summary>Rows of which something would be written.</summary>
    internal int Wanted => Plans.Count(p => p.Outcome is RowOutcome.New or RowOutcome.Changed || p.Copies > 0);

    internal int Copies => Plans.Sum(p => p.Copies);

    /// <summary>What a row is called: a table has rows, a file of MARC records.</summary>
    internal string RowWord => AreRecords ? "library.import.record" : "library.import.row";

    internal bool AreRecords => Plans.Any(p => p.Row.IsRecord);

    /// <summary>What is wrong with the table as a whole, in a sentence.</summary>
    internal string? Trouble => Import.Trouble switch
    {
        "" => null,
        "empty" => strings["library.import.empty"].Value,
        var code => strings[$"exchange.trouble.{code}", [.. Import.TroubleArguments]].Value,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Import.TakenAt is null)
            Plans = await importing.PlanAsync(Import.Read(), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Import.Trouble.Length == 0)
            await importing.TakeAsync(Import, cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.OneImport(id));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Import = (await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellation))!;
        return Import is not null;
    }
}
