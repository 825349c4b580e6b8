using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Holds;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What is to be taken from the shelf, what is set aside, who waits.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class HoldListModel(HoldDesk holds, HoldQueue queue, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private IReadOnlyDictionary<Guid, Reader> _readers = new Dictionary<Guid, Reader>();

    internal IReadOnlyList<HoldLine> Waiting { get; private set; } = [];

    internal IReadOnlyList<Hold> Ready { get; private set; } = [];

    internal IReadOnlyList<Hold> LeftOver { get; private set; } = [];

    /// <summary>A key below <c>library.holds.done</c>.</summary>
    internal string? Done { get; private set; }

    /// <summary>Name and class.</summary>
    internal string Who(Hold hold) => _readers.GetValueOrDefault(hold.PersonId)?.Words(strings) ?? strings["library.reader.gone"];

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        (Waiting, Ready, LeftOver) = (await holds.WaitingAsync(cancellation), await holds.ReadyAsync(cancellation), await holds.LeftOverAsync(cancellation));
        _readers = await readers.FindManyAsync([.. Waiting.Select(l => l.Hold.PersonId).Concat(Ready.Select(h => h.PersonId)).Distinct()], cancellation);
        Done = xong is "bo" or "len-gia" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid hold, CancellationToken cancellation)
    {
        if (await holds.FindAsync(hold, cancellation) is not { } its)
            return NotFound();
        await queue.EndAsync(its, HoldEnd.Refused, cancellation);
        return Back("bo");
    }

    public async Task<IActionResult> OnPostShelveAsync(Guid hold, CancellationToken cancellation) => await holds.ShelveAsync(hold, cancellation) ? Back("len-gia") : NotFound();

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Holds}?xong={done}");
}
