using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Holds;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Licences of one e-book: taken in, changed, given up; who has it, who waits.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EbookLicencesModel(
    IResources resources, LicenceDesk desk, EbookShelf shelf, EbookList list, EbookTerms terms, HoldDesk holds, LibraryReaders readers, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public LicenceForm Input { get; set; } = new();

    internal ResourceCard Card { get; private set; } = null!;

    internal Title? Title { get; private set; }

    internal EbookStanding Standing { get; private set; } = EbookStanding.None;

    internal IReadOnlyList<EbookLicence> All { get; private set; } = [];

    internal IReadOnlyList<Loan> Loans { get; private set; } = [];

    internal IReadOnlyList<HoldLine> Holds { get; private set; } = [];

    internal IReadOnlyDictionary<Guid, Reader> Readers { get; private set; } = new Dictionary<Guid, Reader>();

    /// <summary>The licence in the form; null for a new one.</summary>
    internal EbookLicence? Changed { get; private set; }

    internal string? Done { get; private set; }

    internal DateOnly Today => desk.Today;

    /// <summary>What only can be taken along cannot be lent: nobody could ask for it back.</summary>
    internal bool CanBeLent => Card.CanBeRead;

    public async Task<IActionResult> OnGetAsync(string publicId, Guid? licence, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, licence, cancellation))
            return NotFound();
        Input = LicenceForm.Of(Changed ?? desk.New());
        Done = xong is "them" or "sua" or "dung" ? xong : null;
        return Page();
    }

    /// <summary>Takes a new one in, or changes one.</summary>
    public async Task<IActionResult> OnPostAsync(string publicId, Guid? licence, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, licence, cancellation) || !CanBeLent)
            return NotFound();
        var wanted = desk.New();
        Input.Apply(wanted, ModelState, strings);
        if (!ModelState.IsValid)
            return Page();
        if (Changed is { } known)
            await desk.ChangeAsync(known, wanted, cancellation);
        else
            await desk.AddAsync(Card, wanted, cancellation);
        return Back(publicId, Changed is null ? "them" : "sua");
    }

    /// <summary>Lends nothing of it any more.</summary>
    public async Task<IActionResult> OnPostCloseAsync(string publicId, Guid licence, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, licence, cancellation) || Changed is not { } its)
            return NotFound();
        await desk.CloseAsync(its, cancellation);
        return Back(publicId, "dung");
    }

    private async Task<bool> FindAsync(string publicId, Guid? licence, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card || !Licences.IsLent(card.Licence))
            return false;
        Card = card;
        await terms.SettleAsync(cancellation);
        Title = await shelf.TitleAsync(publicId, cancellation);
        if (Title is { } title)
        {
            (Standing, All) = (await shelf.StandingAsync(title.Id, cancellation), await shelf.LicencesAsync(title.Id, cancellation));
            (Loans, Holds) = (await list.OutAsync(title.Id, cancellation), await holds.OfTitleAsync(title.Id, cancellation));
            Readers = await readers.FindManyAsync([.. Loans.Select(l => l.PersonId).OfType<Guid>().Concat(Holds.Select(h => h.Hold.PersonId)).Distinct()], cancellation);
        }
        Changed = All.FirstOrDefault(l => l.Id == licence && !l.IsOver(Today));
        return licence is null || Changed is not null;
    }

    internal string Who(Guid? personId) => personId is { } id && Readers.GetValueOrDefault(id) is { } reader ? reader.Words(strings) : strings["library.reader.gone"];

    private LocalRedirectResult Back(string publicId, string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Licences(publicId)}?xong={done}");
}
