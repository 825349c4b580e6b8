using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.StockTaking;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What was found and what was not, and the button that closes the stock-take.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StockTakeResultModel(StockTakes takes, StockTakeLists lists, StockTakeScanning scanning, StockTakeClosing closing, LoanDesk desk, Guests guests, IStringLocalizer strings) : PageModel
{
    internal static readonly (StockList List, string Code)[] Lists = [(StockList.Missing, "thieu"), (StockList.Misplaced, "lac"), (StockList.Lent, "muon"), (StockList.Away, "truong-khac"), (StockList.WrittenOff, "da-xuat"), (StockList.Unknown, "la")];

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    [BindProperty]
    public string? Board { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public bool IsSure { get; set; }

    internal StockTake Take { get; private set; } = null!;

    internal StockFigures Figures { get; private set; } = null!;

    internal StockList List { get; private set; }

    internal IReadOnlyList<StockRow> Rows { get; private set; } = [];

    internal int Total { get; private set; }

    internal int PageNumber { get; private set; }

    internal int PageCount => Math.Max(1, (Total + StockTakeLists.PageLength - 1) / StockTakeLists.PageLength);

    /// <summary>A key below <c>library.stock.done</c>.</summary>
    internal string? Done { get; private set; }

    internal string NameOf(Guid schoolId) => guests.NameOf(schoolId);

    internal string Address(StockList list, int page = 1) => $"{LibraryAddress.StockTakeResult(Take.Id)}?loai={Array.Find(Lists, l => l.List == list).Code}{(page > 1 ? $"&trang={page}" : "")}";

    internal int CountOf(StockList list) => list switch
    {
        StockList.Missing => Figures.Of(Outcome.Missing),
        StockList.Misplaced => Figures.Of(Outcome.Elsewhere),
        StockList.Lent => Figures.LentHere,
        StockList.Away => Figures.Away + Figures.AwayHere,
        StockList.WrittenOff => Figures.Of(Outcome.WrittenOff),
        _ => Figures.Strays,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        (Board, Note) = (Take.Board, Take.Note);
        Done = xong is "ghi" or "co" or "bo" or "tra" ? xong : null;
        return await ShowAsync(cancellation);
    }

    /// <summary>It is here all the same: the librarian has it in hand.</summary>
    public async Task<IActionResult> OnPostHereAsync(Guid id, Guid copy, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await desk.CopyAsync(copy, cancellation) is not { } its || its.SiteId != Take.SiteId)
            return NotFound();
        await scanning.ScanAsync(Take, its.RegisterNumber, cancellation);
        return Back("co");
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid id, Guid stray, CancellationToken cancellation)
        => await FindAsync(id, cancellation) && await scanning.ForgetStrayAsync(Take, stray, cancellation) > 0 ? Back("bo") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid id, Guid loan, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await desk.FindAsync(loan, cancellation) is not { } its)
            return NotFound();
        if (its.EndedAt is null)
            await desk.EndAsync(its, LoanEnd.Returned, cancellation);
        return Back("tra");
    }

    /// <summary>Closes it, for good.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var (board, note) = (ModelState.Line(Board, nameof(Board), StockTakes.BoardLength, strings), ModelState.Line(Note, nameof(Note), StockTakes.BoardLength, strings));
        if (board.Length == 0)
            ModelState.AddModelError(nameof(Board), strings["library.board.missing"]);
        if (!IsSure)
            ModelState.AddModelError(nameof(IsSure), strings["library.stock.close.sure.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        (Take.Board, Take.Note) = (board, note);
        if (await takes.SaveAsync(cancellation))
            await closing.CloseAsync(Take, cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.StockTake(id));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        List = Array.Find(Lists, l => l.Code == Code).List;
        return (Take = (await takes.FindAsync(id, cancellation))!) is not null;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        Figures = await takes.FiguresAsync(Take, cancellation);
        PageNumber = Math.Clamp(PageAsked, 1, 1_000);
        (Rows, Total) = await lists.OfAsync(Take, List, PageNumber, cancellation);
        return Page();
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{Address(List, PageAsked)}&xong={done}#danh-sach");
}
