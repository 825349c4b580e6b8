using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Offline;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What was scanned without a line and does not fit what is written: the librarian decides.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OfflineToSeeModel(OfflineReplay replay, OfflineHolders holders, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private IReadOnlyDictionary<Guid, Reader> _readers = new Dictionary<Guid, Reader>();
    private IReadOnlyDictionary<Guid, Loan> _loans = new Dictionary<Guid, Loan>();

    internal IReadOnlyList<OfflineAct> Acts { get; private set; } = [];

    /// <summary>A key below <c>library.offline.done</c>.</summary>
    internal string? Done { get; private set; }

    internal string Name(Guid personId) => _readers.GetValueOrDefault(personId)?.Name ?? strings["library.reader.gone"];

    /// <summary>Who has the copy by what is written; empty for nobody.</summary>
    internal string Holder(OfflineAct act) => act.CopyId is { } copy && _loans.GetValueOrDefault(copy)?.PersonId is { } holder ? Name(holder) : "";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Acts = await replay.ToSeeAsync(cancellation);
        _loans = await holders.OfAsync([.. Acts.Select(a => a.CopyId).OfType<Guid>()], cancellation);
        _readers = await readers.FindManyAsync([.. Acts.Select(a => a.PersonId).Concat(_loans.Values.Select(l => l.PersonId)).OfType<Guid>().Distinct()], cancellation);
        Done = xong is "ghi" or "chua" or "xem" ? xong : null;
        return Page();
    }

    /// <summary>Tries again with a number or a reader that was mistyped.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid act, string? book, string? reader, CancellationToken cancellation)
    {
        if (await replay.FindAsync(act, cancellation) is not { } its)
            return NotFound();
        return Back(await replay.RetryAsync(its, Plain(book), its.IsReturn ? "" : Plain(reader), cancellation));
    }

    public async Task<IActionResult> OnPostHandOverAsync(Guid act, CancellationToken cancellation)
        => await replay.FindAsync(act, cancellation) is { } its ? Back(await replay.HandOverAsync(its, cancellation)) : NotFound();

    public async Task<IActionResult> OnPostSettleAsync(Guid act, CancellationToken cancellation)
    {
        if (await replay.FindAsync(act, cancellation) is not { } its)
            return NotFound();
        await replay.SettleAsync(its, cancellation);
        return Back("xem");
    }

    private static string Plain(string? typed) => FormText.Typed(typed) is var plain && plain.Length > OfflineReplay.LongestTyped ? plain[..OfflineReplay.LongestTyped] : plain;

    private LocalRedirectResult Back(OfflineOutcome outcome) => Back(outcome is OfflineOutcome.Done or OfflineOutcome.PastRules ? "ghi" : "chua");

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.OfflineToSee}?xong={done}");
}
