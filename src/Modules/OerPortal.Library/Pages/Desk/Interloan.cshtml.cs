using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One book between two libraries, as each of them sees it: who asked sees for which reader, the lender does not.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class InterloanModel(
    LibraryDbContext db, Interloans interloans, Guests guests, SharingRules sharing, BetweenPapers papers, LendingRules rules, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>The copy to send.</summary>
    public Guid? CopyId { get; private set; }

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData(Key = "InterloanSaid")]
    public string? SaidWritten { get; set; }

    internal Interloan Its { get; private set; } = null!;

    internal bool IsOurs => Its.SiteId == site.Current.Id;

    internal string Other => IsOurs ? Its.LenderId is { } lender ? guests.NameOf(lender) : "" : guests.NameOf(Its.SiteId);

    /// <summary>For whom, at the school that asked.</summary>
    internal Reader? Reader { get; private set; }

    /// <summary>Until when a reader has it here; null when none has.</summary>
    internal DateOnly? LentUntil { get; private set; }

    /// <summary>Copies on the shelf that the lender may send.</summary>
    internal IReadOnlyList<Copy> Free { get; private set; } = [];

    internal Stay? Stay { get; private set; }

    internal Said? Said { get; private set; }

    internal DateOnly Today => rules.Today;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Said = Said.Read(SaidWritten);
        Due = $"{await UsualDueAsync(cancellation):yyyy-MM-dd}";
        return Page();
    }

    /// <summary>The lender sends a copy, until a day.</summary>
    public async Task<IActionResult> OnPostSendAsync(Guid id, Guid? copyId, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsOurs)
            return NotFound();
        CopyId = copyId;
        if (!TryReadDue(out var due))
            return Page();
        if (Free.FirstOrDefault(c => c.Id == copyId) is not { } copy)
        {
            ModelState.AddModelError(nameof(CopyId), strings["library.between.copy.missing"]);
            return Page();
        }
        return Say(await interloans.SendAsync(Its, copy, due, cancellation), "sent", "notFree");
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsOurs)
            return NotFound();
        if (ReadReason() is not { Length: > 0 } reason)
        {
            ModelState.AddModelError(nameof(Reason), strings["library.between.reason.missing", Interloans.NoteLength]);
            Due = $"{await UsualDueAsync(cancellation):yyyy-MM-dd}";
            return Page();
        }
        return Say(await interloans.RefuseAsync(Its, reason, cancellation), "refused");
    }

    /// <summary>Who asked needs it no more, or does not ask for a reader.</summary>
    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || !IsOurs ? NotFound() : Say(await interloans.CancelAsync(Its, ReadReason(), cancellation), "cancelled");

    public async Task<IActionResult> OnPostReceiveAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || !IsOurs ? NotFound() : Say(await interloans.ReceiveAsync(Its, cancellation), "received");

    public async Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || !IsOurs ? NotFound() : Say(await interloans.SendBackAsync(Its, cancellation), "sentBack", "isLent");

    /// <summary>The lender has it again.</summary>
    public async Task<IActionResult> OnPostHomeAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || IsOurs ? NotFound() : Say(await interloans.ComeHomeAsync(Its, cancellation), "home", "readerHasIt");

    public async Task<IActionResult> OnPostLoseAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) ? NotFound() : Say(await interloans.LoseAsync(Its, cancellation), "lost", "isLent");

    public async Task<IActionResult> OnPostExtendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || IsOurs)
            return NotFound();
        return TryReadDue(out var due) ? Say(await interloans.ExtendAsync(Its, due, cancellation), "extended", "tooShort") : Page();
    }

    /// <summary>The slip that goes with the book.</summary>
    public async Task<IActionResult> OnGetSlipAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) && Stay is { } stay ? File(papers.Slip(Its, stay, Today), "application/pdf", "phieu-muon-lien-thu-vien.pdf") : NotFound();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Its = (await interloans.FindAsync(id, cancellation))!;
        if (Its is null)
            return false;
        Stay = Its.CopyId is { } copyId ? await guests.OfCopyAsync(copyId, cancellation) : null;
        Stay = Stay?.InterloanId == Its.Id ? Stay : null;
        if (!IsOurs && Its.State == InterloanState.Asked)
            Free = await db.FreeCopies.AsNoTracking().Where(c => c.TitleId == Its.TitleId).OrderBy(c => c.Register).ThenBy(c => c.Number).Take(50).ToListAsync(cancellation);
        if (IsOurs && Its.PersonId is { } person)
            Reader = await readers.FindAsync(person, cancellation);
        if (IsOurs && Its.CopyId is { } copy)
            LentUntil = await db.Loans.Where(l => l.CopyId == copy && l.EndedAt == null).Select(l => (DateOnly?)l.DueOn).FirstOrDefaultAsync(cancellation);
        return true;
    }

    private async Task<DateOnly> UsualDueAsync(CancellationToken cancellation)
        => Its.DueOn ?? Today.AddDays(IsOurs ? 0 : (await sharing.OwnAsync(cancellation)).Days);

    private bool TryReadDue(out DateOnly due)
    {
        if (DateOnly.TryParseExact(Due, "yyyy-MM-dd", out due) && due > Today && due <= Today.AddDays(SharingRules.MostDays))
            return true;
        ModelState.AddModelError(nameof(Due), strings["library.between.due.wrong"]);
        return false;
    }

    private string ReadReason() => FormText.Typed(Reason).Composed() is { Length: <= Interloans.NoteLength } reason ? reason : "";

    private LocalRedirectResult Say(bool done, string key, string otherwise = "late")
    {
        SaidWritten = (done ? Said.Good(key, null) : Said.Bad(otherwise)).Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.Interloan(Its.Id));
    }
}
