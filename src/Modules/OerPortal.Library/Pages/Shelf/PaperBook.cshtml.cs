using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.Requests;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>One title: where it stands, when it can be had, and for readers of the school a place in the queue.</summary>
[RequiresFeature("library")]
internal sealed class PaperBookModel(TitleCatalogue catalogue, HoldDesk holds, LendingRules rules, LibraryReaders readers, EbookShelf ebooks, ScreenEditions editions, RequestDesk requests, ICurrentPerson person) : PageModel
{
    internal TitleLine Line { get; private set; } = null!;

    internal Title Title => Line.Title;

    /// <summary>When the first copy comes back; null while there is one on the shelf.</summary>
    internal DateOnly? BackOn { get; private set; }

    /// <summary>The reader's own place in the queue.</summary>
    internal HoldLine? Hold { get; private set; }

    /// <summary>The same work to be read here.</summary>
    internal (string Resource, EbookStanding Standing)? Ebook { get; private set; }

    /// <summary>The same book among the open resources.</summary>
    internal IReadOnlyList<ResourceCard> OnScreen { get; private set; } = [];

    internal bool MayHold { get; private set; }

    /// <summary>Whether the reader may have it brought, or copied in part.</summary>
    internal bool MayAsk { get; private set; }

    internal int QueueLength { get; private set; }

    /// <summary>To what was just asked.</summary>
    internal HoldAnswer? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
        => await FindAsync(publicId, cancellation) ? Page()
            : await catalogue.StaysAsync(publicId, cancellation) is { } stays ? LocalRedirectPermanent(Request.PathBase + LibraryAddress.InCatalogue(stays.PublicId))
            : NotFound();

    /// <summary>Takes a place in the queue.</summary>
    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return Challenge();
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (await ReaderAsync(cancellation) is not { } reader)
            return NotFound();
        Answer = await holds.PlaceAsync(Title, reader, false, cancellation);
        await FindHoldAsync(reader, cancellation);
        return Page();
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await catalogue.FindAsync(publicId, cancellation) is not { } title)
            return false;
        Line = await catalogue.CountedAsync(title, cancellation);
        // What is only on a voucher yet, or all lost, is nothing to come for.
        if (Line.Copies == 0)
            return false;
        Ebook = await ebooks.BesideAsync(title, cancellation);
        OnScreen = await editions.OfAsync(title, cancellation);
        BackOn = Line.Free > 0 ? null : await catalogue.NextDueAsync(title.Id, cancellation);
        if (await ReaderAsync(cancellation) is { } reader)
            await FindHoldAsync(reader, cancellation);
        return true;
    }

    private async Task FindHoldAsync(Reader reader, CancellationToken cancellation)
    {
        Hold = await holds.OfAsync(reader.PersonId, Title.Id, cancellation);
        MayHold = Hold is null && !reader.HasLeft && (await rules.ForAsync(reader.Kind, Title.Kind, cancellation)).Holds > 0;
        MayAsk = !reader.HasLeft && await requests.RuleAsync(cancellation) is ({ IsDelivery: true } or { IsCopy: true });
        QueueLength = MayHold ? (await holds.OfTitleAsync(Title.Id, cancellation)).Count(l => l.Position > 0) : 0;
    }

    private async Task<Reader?> ReaderAsync(CancellationToken cancellation) => person.Id is { } id ? await readers.FindAsync(id, cancellation) : null;
}
