using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.StockTaking;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Counting: one box for what is scanned, by as many as like.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId), UsesCamera]
[RequestSizeLimit(ScanList.Largest + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = ScanList.Largest)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StockTakeModel(
    StockTakes takes, StockTakeScanning scanning, StockTakeLists lists, StockMinutes minutes, ScanList list, LoanDesk desk, LibraryReaders readers, IStringLocalizer strings) : PageModel
{
    private const int LatestShown = 8;

    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    [TempData(Key = "StockSaid")]
    public string? SaidWritten { get; set; }

    internal Said? Said { get; private set; }

    internal StockTake Take { get; private set; } = null!;

    internal StockFigures Figures { get; private set; } = null!;

    internal IReadOnlyList<StockTakeScan> Latest { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) ? await ShowAsync(cancellation) : NotFound();

    /// <summary>A number or barcode that somebody has in hand.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var typed = FormText.Typed(Typed);
        if (typed.Length is 0 or > StockTakeScanning.LongestTyped)
            return Say(Said.Bad("nothing"));
        return Say(await AnswerAsync(await scanning.ScanAsync(Take, typed, cancellation), typed, cancellation));
    }

    /// <summary>What is lent and here comes back in the same step.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid id, Guid loan, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await desk.FindAsync(loan, cancellation) is not { } its)
            return NotFound();
        if (its.EndedAt is not null)
            return Say(Said.Bad("done"));
        await desk.EndAsync(its, LoanEnd.Returned, cancellation);
        return Say(Said.Good("returned", null, its.Copy.Title.Heading, await NameAsync(its, cancellation)));
    }

    /// <summary>Takes a scan back.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Guid id, Guid copy, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || await desk.CopyAsync(copy, cancellation) is null)
            return NotFound();
        return Say(await scanning.UndoAsync(Take, copy, cancellation) is { } its ? Said.Good("undone", null, its.Title.Heading, its.RegisterNumber) : Said.Bad("undoLate"));
    }

    /// <summary>A list from a scanner that was carried about.</summary>
    public async Task<IActionResult> OnPostUploadAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Sheet is not { Length: > 0 and <= ScanList.Largest })
            return await FaultyAsync(strings["library.stock.file.missing"], cancellation);
        try
        {
            var answer = await scanning.ScanAllAsync(Take, await list.ReadAsync(Sheet, cancellation), cancellation);
            return Say(answer is null ? Said.Bad("Closed") : new Said("list", [$"{answer.Read:N0}", $"{answer.New:N0}", $"{answer.Before:N0}", $"{answer.Unknown:N0}"], answer.Unknown > 0 ? "warn" : "good"));
        }
        catch (TableTroubleException trouble)
        {
            return await FaultyAsync(strings["exchange.trouble." + trouble.Code, [.. trouble.Arguments]], cancellation);
        }
    }

    /// <summary>A stock-take that was begun by mistake.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        return await takes.DiscardAsync(Take, cancellation) ? LocalRedirect(Request.PathBase + LibraryAddress.StockTakes) : Say(Said.Bad("Closed"));
    }

    /// <summary>The minutes, once it is closed.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) && Take.IsClosed ? File(await minutes.DrawAsync(Take, cancellation), "application/pdf", $"bien-ban-kiem-ke-{Take.Number}.pdf") : NotFound();

    private async Task<Said> AnswerAsync(ScanAnswer answer, string typed, CancellationToken cancellation)
    {
        if (answer.Kind == ScanKind.Closed)
            return Said.Bad("Closed");
        if (answer.Copy is not { } copy)
            return Said.Bad("Unknown", typed);
        var who = answer.Loan is { } loan ? await NameAsync(loan, cancellation) : "";
        string[] arguments = [copy.Title.Heading, copy.RegisterNumber, answer.Finding == Finding.Misplaced ? Home(copy) : who];
        return (answer.Kind, answer.Finding) switch
        {
            (ScanKind.Twice, _) when answer.Loan is not null => new Said("TwiceLent", arguments, "warn", Despite: answer.Loan.Id),
            (ScanKind.Twice, _) => new Said("Twice", arguments, "warn"),
            (_, Finding.Fine) => new Said("Fine", arguments, "good", Undo: copy.Id),
            (_, Finding.WrittenOff) => new Said("WrittenOff", arguments, "bad", Undo: copy.Id),
            _ => new Said($"{answer.Finding}", arguments, "warn", Undo: copy.Id, Despite: answer.Loan?.Id),
        };
    }

    /// <summary>Where it belongs.</summary>
    private string Home(Copy copy) => copy.Store.Length > 0 ? strings["library.stock.scope.store", copy.Store] : strings[$"library.kind.{copy.Register}"];

    private async Task<string> NameAsync(Loan loan, CancellationToken cancellation)
        => loan.PersonId is { } person && await readers.FindAsync(person, cancellation) is { } reader ? reader.ClassName.Length > 0 ? $"{reader.Name} ({reader.ClassName})" : reader.Name : strings["library.reader.gone"];

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation) => (Take = (await takes.FindAsync(id, cancellation))!) is not null;

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        Said = Said.Read(SaidWritten);
        Figures = await takes.FiguresAsync(Take, cancellation);
        if (!Take.IsClosed)
            Latest = await lists.LatestAsync(Take, LatestShown, cancellation);
        return Page();
    }

    private Task<PageResult> FaultyAsync(string words, CancellationToken cancellation)
    {
        ModelState.AddModelError(nameof(Sheet), words);
        return ShowAsync(cancellation);
    }

    private LocalRedirectResult Say(Said said)
    {
        SaidWritten = said.Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.StockTake(Take.Id));
    }
}
