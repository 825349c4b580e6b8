using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.StockTaking;
using OerPortal.Library.WritingOff;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Rooms and shelves that have a name, and which numbers belong there.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class StoresModel(LibraryDbContext db, CopyNumbers numbers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Store { get; set; }

    /// <summary>"TK1–200, STN5".</summary>
    [BindProperty]
    public string? Typed { get; set; }

    internal IReadOnlyList<StoreLine> Stores { get; private set; } = [];

    /// <summary>That belong to none.</summary>
    internal int Others { get; private set; }

    internal int? Moved { get; private set; }

    public Task<IActionResult> OnGetAsync(int? xong, CancellationToken cancellation)
    {
        Moved = xong;
        return site.Current.IsPortal ? Task.FromResult<IActionResult>(NotFound()) : ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var store = ModelState.Line(Store, nameof(Store), StockTakes.StoreLength, strings);
        var typed = FormText.Typed(Typed);
        var read = typed.Length <= WriteOffModel.LongestTyped ? await numbers.ReadAsync(typed, cancellation) : new NumbersRead([], []);
        if (read.CopyIds.Count == 0 || read.Unknown.Count > 0)
            ModelState.AddModelError(nameof(Typed), read.Unknown.Count > 0 ? strings["library.writeOff.numbers.unknown", string.Join(", ", read.Unknown.Take(10))] : strings["library.writeOff.numbers.none"]);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        Guid[] ids = [.. read.CopyIds];
        var moved = await db.Copies.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Store, store), cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.Stores}?xong={moved}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var lines = await db.PaperCopies.Where(c => c.State != Models.CopyState.WrittenOff).GroupBy(c => c.Store).Select(g => new StoreLine(g.Key, g.Count())).ToListAsync(cancellation);
        Others = lines.Where(l => l.Store.Length == 0).Sum(l => l.Copies);
        Stores = [.. lines.Where(l => l.Store.Length > 0).OrderBy(l => l.Store, StringComparer.CurrentCulture)];
        return Page();
    }
}

internal sealed record StoreLine(string Store, int Copies);
