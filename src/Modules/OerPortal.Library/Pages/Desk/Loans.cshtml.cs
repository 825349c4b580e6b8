using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Offline;
using OerPortal.Library.Photos;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The desk: one box for card, barcode and name.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId), UsesCamera]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LoansModel(LoanDesk desk, HoldQueue queue, HoldDesk holds, OfflineReplay offline, LendingRules rules, LibraryReaders readers, ReaderPhotos photos, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int LongestTyped = 200;
    private const int MostFound = 20;
    private const int LatestShown = 8;

    [BindProperty(SupportsGet = true)]
    public Guid? ReaderId { get; set; }

    /// <summary>A name that several have.</summary>
    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? Named { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    [TempData]
    public string? SaidWritten { get; set; }

    internal Said? Said { get; private set; }

    internal Reader? Reader { get; private set; }

    internal PhotoShown Photo { get; private set; } = new(PhotoState.None);

    internal IReadOnlyList<Loan> Loans { get; private set; } = [];

    internal IReadOnlyList<LendingRule> Rules { get; private set; } = [];

    /// <summary>What the reader waits for, and what is set aside for them.</summary>
    internal IReadOnlyList<HoldLine> Holds { get; private set; } = [];

    /// <summary>Copies to take from the shelf, or to put back, for holds.</summary>
    internal int HoldTasks { get; private set; }

    /// <summary>What a desk without a line wrote down and somebody has to look at.</summary>
    internal int OfflineToSee { get; private set; }

    internal IReadOnlyList<Reader> Found { get; private set; } = [];

    internal IReadOnlyList<Loan> Latest { get; private set; } = [];

    internal IReadOnlyDictionary<Guid, Reader> LatestReaders { get; private set; } = new Dictionary<Guid, Reader>();

    internal DateOnly Today => rules.Today;

    internal bool CanUndo(Loan loan) => desk.CanUndo(loan);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation))
            return NotFound();
        Said = Said.Read(SaidWritten);
        if (Reader is { } reader)
        {
            (Loans, Rules) = (await desk.OfReaderAsync(reader.PersonId, cancellation), [.. (await rules.AllAsync(cancellation)).Where(r => r.Reader == reader.Kind)]);
            Holds = await holds.OfReaderAsync(reader.PersonId, cancellation);
            Photo = await photos.OfAsync(reader.PersonId, cancellation);
        }
        OfflineToSee = await offline.CountToSeeAsync(cancellation);
        HoldTasks = await holds.TasksAsync(cancellation);
        if (Named is { Length: > 0 and <= LongestTyped } name)
            Found = await readers.NamedAsync(name, MostFound, cancellation);
        Latest = await desk.LatestAsync(LatestShown, cancellation);
        LatestReaders = await readers.FindManyAsync([.. Latest.Select(l => l.PersonId).OfType<Guid>().Distinct()], cancellation);
        return Page();
    }

    /// <summary>A card selects its reader, a copy that is out comes back, a copy that is in goes to the reader.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation))
            return NotFound();
        var typed = (Typed ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (typed.Length is 0 or > LongestTyped)
            return Say(Said.Bad("nothing"));
        if (await desk.FindCopyAsync(typed, cancellation) is { } copy)
            return await TakeAsync(copy, cancellation);
        if (await readers.WithCardAsync(typed, cancellation) is { } owner)
            return To(owner.PersonId);
        return await readers.NamedAsync(typed, MostFound, cancellation) switch
        {
            [] => Say(Said.Bad("unknown", typed)),
            [var one] => To(one.PersonId),
            _ => LocalRedirect($"{Request.PathBase}{LibraryAddress.Desk}?ten={Uri.EscapeDataString(typed)}"),
        };
    }

    /// <summary>Lends what the rules refused.</summary>
    public async Task<IActionResult> OnPostLendAsync(Guid copy, CancellationToken cancellation)
        => await FindReaderAsync(cancellation) && Reader is { } reader && await desk.CopyAsync(copy, cancellation) is { } its ? Say(await LendAsync(its, reader, true, cancellation)) : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid loan, LoanEnd end, CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation) || !Enum.IsDefined(end) || await desk.FindAsync(loan, cancellation) is not { } its)
            return NotFound();
        return its.EndedAt is null ? Say(await EndAsync(its, end, cancellation)) : Say(Said.Bad("done"));
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid loan, bool despite, CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation) || await desk.FindAsync(loan, cancellation) is not { } its)
            return NotFound();
        if (its.EndedAt is not null)
            return Say(Said.Bad("done"));
        return Say(await desk.RenewAsync(its, despite, cancellation) is { } trouble
            ? new Said("renewed" + trouble, [its.Copy.Title.Heading], "warn", Despite: its.Id)
            : Said.Good("renewed", its.Id, its.Copy.Title.Heading, its.DueOn.Day()));
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid loan, CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation) || await desk.FindAsync(loan, cancellation) is not { } its)
            return NotFound();
        return Say(await desk.UndoAsync(its, cancellation) ? Said.Good("undone", null, its.Copy.Title.Heading) : Said.Bad("undoLate"));
    }

    private async Task<IActionResult> TakeAsync(Copy copy, CancellationToken cancellation)
    {
        if (await desk.OpenOfAsync(copy, cancellation) is { } loan)
            return Say(await EndAsync(loan, LoanEnd.Returned, cancellation));
        if (Reader is { } reader)
            return Say(await LendAsync(copy, reader, false, cancellation));
        if (copy.State == CopyState.WrittenOff)
            return Say(Said.Bad($"{LendTrouble.IsWrittenOff}", copy.Title.Heading, copy.RegisterNumber));
        if (copy.State == CopyState.OnShelf)
            return Say(await FindHoldAsync(copy, cancellation) is { } hold ? await AsideAsync(new Said("isAside", [copy.Title.Heading, copy.RegisterNumber], "warn"), hold, cancellation) : new Said("onShelf", [copy.Title.Heading, copy.RegisterNumber], "warn"));
        return Say(await AsideAsync(Said.Good("found", null, copy.Title.Heading, copy.RegisterNumber), await desk.ShelveAsync(copy, cancellation), cancellation));
    }

    /// <summary>A copy from the shelf that somebody waits for is set aside by being scanned.</summary>
    private async Task<Hold?> FindHoldAsync(Copy copy, CancellationToken cancellation) => await queue.OfCopyAsync(copy.Id, cancellation) ?? await queue.SetAsideAsync(copy, cancellation);

    private async Task<Said> AsideAsync(Said said, Hold? hold, CancellationToken cancellation)
    {
        if (hold is null)
            return said;
        var reader = await readers.FindAsync(hold.PersonId, cancellation);
        return said with { Sound = "warn", Aside = [reader?.Name ?? strings["library.reader.gone"].Value, reader is { ClassName.Length: > 0 } ? strings["library.class", reader.ClassName].Value : "", hold.KeepUntil?.Day() ?? ""] };
    }

    private async Task<Said> LendAsync(Copy copy, Reader reader, bool despite, CancellationToken cancellation)
    {
        var answer = await desk.LendAsync(copy, reader, despite, cancellation);
        return answer switch
        {
            { Loan: { } loan } => Said.Good("lent", loan.Id, copy.Title.Heading, reader.Name, loan.DueOn.Day()),
            { Trouble: LendTrouble.IsWrittenOff } => Said.Bad($"{answer.Trouble}", copy.Title.Heading, copy.RegisterNumber),
            { Trouble: LendTrouble.HasLeft } when reader.CardTrouble is { } card => Said.Bad($"card.{card}", copy.Title.Heading, reader.Name),
            { Trouble: LendTrouble.IsLent or LendTrouble.HasLeft } => Said.Bad($"{answer.Trouble}", copy.Title.Heading, reader.Name),
            _ => new Said($"{answer.Trouble}", [copy.Title.Heading, reader.Name, $"{answer.Most}"], "bad", Despite: copy.Id),
        };
    }

    private async Task<Said> EndAsync(Loan loan, LoanEnd end, CancellationToken cancellation)
    {
        var late = loan.IsOverdue(Today) ? Today.DayNumber - loan.DueOn.DayNumber : 0;
        var hold = await desk.EndAsync(loan, end, cancellation);
        var name = loan.PersonId is { } id && await readers.FindAsync(id, cancellation) is { } reader ? reader.Name : strings["library.reader.gone"].Value;
        // Who brought a book is at the desk.
        ReaderId ??= loan.PersonId;
        return await AsideAsync((end, late) switch
        {
            (LoanEnd.Lost, _) => new Said("lost", [loan.Copy.Title.Heading, name], "warn", loan.Id),
            (LoanEnd.Damaged, _) => new Said("damaged", [loan.Copy.Title.Heading, name], "warn", loan.Id),
            (_, > 0) => new Said("late", [loan.Copy.Title.Heading, name, $"{late}"], "warn", loan.Id),
            _ => Said.Good("returned", loan.Id, loan.Copy.Title.Heading, name),
        }, hold, cancellation);
    }

    private async Task<bool> FindReaderAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        Reader = ReaderId is { } id ? await readers.FindAsync(id, cancellation) : null;
        return ReaderId is null || Reader is not null;
    }

    private LocalRedirectResult Say(Said said)
    {
        SaidWritten = said.Written;
        return To(ReaderId);
    }

    private LocalRedirectResult To(Guid? reader) => LocalRedirect(Request.PathBase + (reader is { } id ? LibraryAddress.Reader(id) : LibraryAddress.Desk));
}
