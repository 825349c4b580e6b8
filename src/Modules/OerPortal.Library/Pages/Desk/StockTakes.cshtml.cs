using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.StockTaking;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Stock-takes, and a new one.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class StockTakesModel(StockTakes takes, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    [BindProperty]
    public string? Dated { get; set; }

    /// <summary>Nothing for the whole library, letters of a register, or a store after "kho:".</summary>
    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? Board { get; set; }

    internal const string StorePrefix = "kho:";

    internal IReadOnlyList<StockTake> Takes { get; private set; } = [];

    internal IReadOnlyList<string> Stores { get; private set; } = [];

    internal int PageNumber { get; private set; }

    internal int PageCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Dated = takes.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Board = await takes.LastBoardAsync(cancellation);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (!DateOnly.TryParseExact(Dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) || dated > takes.Today || dated.Year < 1945)
            ModelState.AddModelError(nameof(Dated), strings["library.stock.dated.wrong"]);
        var board = ModelState.Line(Board, nameof(Board), StockTakes.BoardLength, strings);
        var store = Scope is { } scope && scope.StartsWith(StorePrefix, StringComparison.Ordinal) ? scope[StorePrefix.Length..] : "";
        var kind = Register.Kinds.Where(k => Register.Letters(k) == Scope).Select(k => (BookKind?)k).FirstOrDefault();
        if (store.Length > 0 && !(await takes.StoresAsync(cancellation)).Contains(store) || store.Length == 0 && kind is null && !string.IsNullOrEmpty(Scope))
            ModelState.AddModelError(nameof(Scope), strings["library.stock.scope.wrong"]);
        return ModelState.IsValid ? LocalRedirect(Request.PathBase + LibraryAddress.StockTake((await takes.BeginAsync(dated, kind, store, board, cancellation)).Id)) : await ShowAsync(cancellation);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Takes, var total) = await takes.ListAsync(PageNumber, cancellation);
        PageCount = Math.Max(1, (total + StockTakes.PageLength - 1) / StockTakes.PageLength);
        Stores = await takes.StoresAsync(cancellation);
        return Page();
    }
}
