using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
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
internal sealed class LoansModel(LoanDesk desk, HoldQueue queue, HoldDesk holds, Guests guests, OfflineReplay offline, LendingRules rules, LibraryReaders readers, ReaderPhotos photos, ISiteContext site, IStringLocalizer strings) : PageModel, IAsyncPageFilter
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

    /// <summary>Where the desk goes on after what was sent.</summary>
    private string? _goesOn;

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

    /// <summary>A number that stands on several books here.</summary>
    [BindProperty(SupportsGet = true, Name = "so")]
    public string? Number { get; set; }

    /// <summary>The books with that number, own ones and those of other schools.</summary>
    internal IReadOnlyList<Copy> Alike { get; private set; } = [];

    /// <summary>Of what is shown here: books of other schools, by copy.</summary>
    internal IReadOnlyDictionary<Guid, Guest> Guests { get; private set; } = new Dictionary<Guid, Guest>();

    internal DateOnly Today => rules.Today;

    internal bool CanUndo(Loan loan) => desk.CanUndo(loan);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation))
            return NotFound();
        Said = Said.Read(SaidWritten);
        await ShowAsync(cancellation);
        return Page();
    }

    /// <summary>A script that shows the desk already gets the answer to what it sent at once, and not an address to ask for it.</summary>
    async Task IAsyncPageFilter.OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (!OnlyAnswer.IsAsked(Request) || _goesOn is not { } address || !await FindReaderAsync(HttpContext.RequestAborted))
            return;
        SaidWritten = null;
        OnlyAnswer.Name(Response, address);
        await ShowAsync(HttpContext.RequestAborted);
        done.Result = Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        if (Reader is { } reader)
        {
            (Loans, Rules) = (await desk.OfReaderAsync(reader.PersonId, cancellation), [.. (await rules.AllAsync(cancellation)).Where(r => r.Reader == reader.Kind)]);
            Holds = await holds.OfReaderAsync(reader.PersonId, cancellation);
            Photo = await photos.OfAsync(reader.PersonId, cancellation);
        }
        // They stand above what a script puts in place.
        if (!OnlyAnswer.IsAsked(Request))
            (OfflineToSee, HoldTasks) = (await offline.CountToSeeAsync(cancellation), await holds.TasksAsync(cancellation));
        if (Named is { Length: > 0 and <= LongestTyped } name)
            Found = await readers.NamedAsync(name, MostFound, cancellation);
        if (Number is { Length: > 0 and <= LongestTyped } number)
            Alike = await desk.FindHereAsync(number, cancellation);
        Guests = await guests.NamedAsync([.. Loans.Select(l => l.CopyId), .. Alike.Select(c => c.Id)], cancellation);
        Latest = await desk.LatestAsync(LatestShown, cancellation);
        LatestReaders = await readers.FindManyAsync([.. Latest.Select(l => l.PersonId).OfType<Guid>().Distinct()], cancellation);
    }

    /// <summary>A card selects its reader, a copy that is out comes back, a copy that is in goes to the reader.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindReaderAsync(cancellation))
            return NotFound();
        var typed = FormText.Typed(Typed);
        if (typed.Length is 0 or > LongestTyped)
            return Say(Said.Bad("nothing"));
        switch (await desk.FindHereAsync(typed, cancellation))
        {
            case [var copy]:
                return await TakeAsync(copy, cancellation);
            case { Count: > 1 }:
                return LocalRedirect($"{Request.PathBase}{LibraryAddress.Desk}?so={Uri.EscapeDataString(typed)}{(ReaderId is { } at ? $"&readerId={at}" : "")}");
        }
        if (await readers.WithCardAsync(typed, cancellation) is { } owner)
            return To(owner.PersonId);
        return await readers.NamedAsync(typed, MostFound, cancellation) switch
        {
            [] => Say(Said.Bad("unknown", typed)),
            [var one] => To(one.PersonId),
            _ => LocalRedirect($"{Request.PathBase}{LibraryAddress.Desk}?ten={Uri.EscapeDataString(typed)}"),
        };
    }

    /// <summary>Of several books with one number it is this one.</summary>
    public async Task<IActionResult> OnPostThisAsync(Guid copy, CancellationToken cancellation)
        => await FindReaderAsync(cancellation) && await desk.CopyAsync(copy, cancellation) is { } its ? await TakeAsync(its, cancellation) : NotFound();

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
        if (await guests.OfCopyAsync(copy.Id, cancellation) is { } stay)
            return Say(Where(copy, stay));
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
            { Trouble: LendTrouble.IsElsewhere } => await guests.OfCopyAsync(copy.Id, cancellation) is { } stay ? Where(copy, stay) : Said.Bad($"{LendTrouble.IsLent}", copy.Title.Heading, reader.Name),
            { Trouble: LendTrouble.HasLeft } when reader.CardTrouble is { } card => Said.Bad($"card.{card}", copy.Title.Heading, reader.Name),
            { Trouble: LendTrouble.IsLent or LendTrouble.HasLeft } => Said.Bad($"{answer.Trouble}", copy.Title.Heading, reader.Name),
            _ => new Said($"{answer.Trouble}", [copy.Title.Heading, reader.Name, $"{answer.Most}"], "bad", Despite: copy.Id),
        };
    }

    /// <summary>Whose it is and when it goes back; or where it is.</summary>
    private Said Where(Copy copy, Stay stay) => stay.SiteId == site.Current.Id
        ? new Said("isAway", [copy.Title.Heading, copy.RegisterNumber, stay.AtId == stay.SiteId ? strings["library.between.thisSchool"] : guests.NameOf(stay.AtId)], "warn")
        : new Said(stay.DueOn < Today ? "isGuestLate" : "isGuest", [copy.Title.Heading, guests.NameOf(stay.SiteId), stay.DueOn?.Day() ?? ""], "warn");

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
        // Known already where a script is answered at once, unless who brought a book is another.
        if (Reader?.PersonId != ReaderId)
            Reader = ReaderId is { } id ? await readers.FindAsync(id, cancellation) : null;
        return ReaderId is null || Reader is not null;
    }

    private LocalRedirectResult Say(Said said)
    {
        (Said, SaidWritten) = (said, said.Written);
        return To(ReaderId);
    }

    private LocalRedirectResult To(Guid? reader)
    {
        ReaderId = reader;
        _goesOn = Request.PathBase + (reader is { } id ? LibraryAddress.Reader(id) : LibraryAddress.Desk);
        return LocalRedirect(_goesOn);
    }
}
