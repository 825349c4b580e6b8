using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Merging;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Theme;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A title and its copies.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TitleModel(TitleCatalogue catalogue, HoldDesk holds, TitleMerging merging, LibraryReaders readers, LendingRules rules, Guests guests, ISiteContext site, IStringLocalizer strings) : TitlePage(catalogue, rules, site, strings)
{
    internal Title Title { get; private set; } = null!;

    internal IReadOnlyList<CopyLine> Copies { get; private set; } = [];

    /// <summary>Titles that describe the same book and were merged into this one.</summary>
    internal IReadOnlyList<Title> Merged { get; private set; } = [];

    /// <summary>A key below <c>library.title.done</c>.</summary>
    internal string? Done { get; private set; }

    /// <summary>Somebody wanted to remove it, and books of it came in.</summary>
    internal bool IsUsed { get; private set; }

    private IReadOnlyDictionary<Guid, Reader> _readers = new Dictionary<Guid, Reader>();

    /// <summary>Who waits for it.</summary>
    internal IReadOnlyList<HoldLine> Holds { get; private set; } = [];

    /// <summary>For whom it is to be held: card, number or name.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    internal (Tone Tone, string Words)? HoldSaid { get; private set; }

    internal string Who(Hold hold) => _readers.GetValueOrDefault(hold.PersonId)?.Name ?? Strings["library.reader.gone"];

    /// <summary>At which school a copy is, and until when.</summary>
    internal string Where(Stay stay) => stay.AtId == stay.SiteId ? Strings["library.copy.inBox"]
        : stay.DueOn is { } due ? Strings["library.copy.away.until", guests.NameOf(stay.AtId), due.Day()] : Strings["library.copy.away", guests.NameOf(stay.AtId)];

    public async Task<IActionResult> OnGetAsync(string publicId, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Title.MergedIntoId is not null && await Catalogue.StaysAsync(publicId, cancellation) is { } stays)
            return LocalRedirect(Request.PathBase + LibraryAddress.Title(stays.PublicId));
        Input = TitleForm.Of(Title);
        Done = xong is "them" or "luu" or "gop" or "tach" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        return await SaveAsync(Title, cancellation) ? LocalRedirect($"{Request.PathBase}{LibraryAddress.Title(publicId)}?xong=luu") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (await Catalogue.RemoveAsync(Title, cancellation))
            return LocalRedirect(Request.PathBase + LibraryAddress.Titles);
        (IsUsed, Input) = (true, TitleForm.Of(Title));
        ModelState.Clear();
        return Page();
    }

    /// <summary>Makes two titles again of two that were merged.</summary>
    public async Task<IActionResult> OnPostPartAsync(string publicId, CancellationToken cancellation)
    {
        if (await Catalogue.FindAsync(publicId, cancellation) is not { } gone)
            return NotFound();
        await merging.PartAsync(gone, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.Title(publicId)}?xong=tach");
    }

    /// <summary>For a reader who asks at the desk.</summary>
    public async Task<IActionResult> OnPostHoldAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        HoldSaid = await HoldAsync(FormText.Typed(Typed), cancellation);
        await FindHoldsAsync(cancellation);
        Input = TitleForm.Of(Title);
        ModelState.Clear();
        return Page();
    }

    private async Task<(Tone Tone, string Words)> HoldAsync(string typed, CancellationToken cancellation)
    {
        if (typed.Length is 0 or > LoansModel.LongestTyped)
            return (Tone.Bad, Strings["library.holds.who.none"]);
        IReadOnlyList<Reader> found = await readers.WithCardAsync(typed, cancellation) is { } owner ? [owner] : await readers.NamedAsync(typed, 2, cancellation);
        if (found is not [var reader])
            return (Tone.Bad, Strings[found.Count == 0 ? "library.holds.who.none" : "library.holds.who.many"]);
        var answer = await holds.PlaceAsync(Title, reader, true, cancellation);
        if (answer.Trouble is { } trouble)
            return (Tone.Bad, Strings[$"library.hold.not.{trouble}", answer.Figure]);
        Typed = null;
        return (Tone.Good, Strings["library.holds.placed", reader.Name, answer.Figure]);
    }

    private async Task FindHoldsAsync(CancellationToken cancellation)
    {
        Holds = await holds.OfTitleAsync(Title.Id, cancellation);
        _readers = await readers.FindManyAsync([.. Holds.Select(l => l.Hold.PersonId)], cancellation);
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        Title = (await Catalogue.FindAsync(publicId, cancellation))!;
        if (Title is null)
            return false;
        Copies = await Catalogue.CopiesAsync(Title.Id, cancellation);
        Merged = await merging.MergedAsync(Title, cancellation);
        await FindHoldsAsync(cancellation);
        return true;
    }
}
