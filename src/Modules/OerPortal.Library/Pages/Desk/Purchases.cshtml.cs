using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Acquisition;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What people wish for, and what is ordered.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PurchasesModel(PurchaseWishes wishes, PurchaseOrders orders, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal IReadOnlyList<PurchaseWish> Waiting { get; private set; } = [];

    internal IReadOnlyList<PurchaseOrder> Orders { get; private set; } = [];

    internal IReadOnlyDictionary<Guid, Reader> Readers { get; private set; } = new Dictionary<Guid, Reader>();

    /// <summary>A key below <c>library.purchase.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Done = xong is "tu-choi" or "vao-don" ? xong : null;
        Waiting = await wishes.WaitingAsync(cancellation);
        Orders = await orders.ListAsync(cancellation);
        Readers = await readers.FindManyAsync([.. Waiting.Select(w => w.WishedBy).OfType<Guid>().Distinct()], cancellation);
        return Page();
    }

    /// <summary>A new order.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => site.Current.IsPortal ? NotFound() : LocalRedirect(Request.PathBase + LibraryAddress.Purchase((await orders.BeginAsync(cancellation)).Id));

    /// <summary>Puts a wish onto the order that is being written; without one onto a new one.</summary>
    public async Task<IActionResult> OnPostOrderAsync(Guid wish, CancellationToken cancellation)
    {
        if (await wishes.FindAsync(wish, cancellation) is not { } its)
            return NotFound();
        if (its.LineId is null)
        {
            var open = (await orders.ListAsync(cancellation)).FirstOrDefault(o => o.SentAt is null && o.VoucherId is null && o.Lines.Count < PurchaseOrders.MostLines);
            var order = open is null ? await orders.BeginAsync(cancellation) : (await orders.FindAsync(open.Id, cancellation))!;
            await orders.AddAsync(order, its.Name, its.People, 1, 0, its, cancellation);
        }
        return Back("vao-don");
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid wish, string? answer, CancellationToken cancellation)
    {
        if (await wishes.FindAsync(wish, cancellation) is not { } its)
            return NotFound();
        var words = ModelState.Line(answer, nameof(answer), PurchaseWishes.ReasonLength, strings);
        await wishes.DeclineAsync(its, words[..Math.Min(words.Length, PurchaseWishes.ReasonLength)], cancellation);
        return Back("tu-choi");
    }

    internal string StateOf(PurchaseOrder order) => strings[order switch { { Voucher.Number: not null } => "library.order.state.here", { VoucherId: not null } => "library.order.state.received", { SentAt: not null } => "library.order.state.sent", _ => "library.order.state.open" }];

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Purchases}?xong={done}");
}
