using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Accession;
using OerPortal.Library.Acquisition;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One order: its paper, its lines, and the way to the voucher on which it comes in.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PurchaseModel(PurchaseOrders orders, OrderPaper paper, IStringLocalizer strings) : PageModel
{
    internal const int Short = 120;

    [BindProperty]
    public string? Dated { get; set; }

    [BindProperty]
    public string? Supplier { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? People { get; set; }

    [BindProperty]
    public string? Count { get; set; }

    [BindProperty]
    public string? Price { get; set; }

    internal PurchaseOrder Order { get; private set; } = null!;

    internal bool IsOpen => Order.SentAt is null && Order.VoucherId is null;

    /// <summary>A key below <c>library.order.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Fill();
        Done = xong is "luu" or "gui" or "trong" or "nguon" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (!IsOpen)
            return To("");
        if (!DateOnly.TryParseExact(Dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated))
            ModelState.AddModelError(nameof(Dated), strings["library.rules.day.wrong"]);
        (Order.Dated, Order.Supplier, Order.Note) = (dated, ModelState.Line(Supplier, nameof(Supplier), Short, strings), ModelState.Line(Note, nameof(Note), PurchaseWishes.ReasonLength, strings));
        if (!ModelState.IsValid)
            return Page();
        await orders.SaveAsync(cancellation);
        return To("luu");
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (!IsOpen || Order.Lines.Count >= PurchaseOrders.MostLines)
            return To("");
        var (name, people) = (ModelState.Line(Name, nameof(Name), PurchaseWishes.NameLength, strings), ModelState.Line(People, nameof(People), PurchaseWishes.NameLength, strings));
        if (name.Length == 0)
            ModelState.AddModelError(nameof(Name), strings["library.title.name.missing"]);
        var count = Figures.Read(Count);
        if (count is null or < 1 or > VoucherDesk.MostCopies)
            ModelState.AddModelError(nameof(Count), strings["library.figure.wrong", 1, VoucherDesk.MostCopies]);
        var price = string.IsNullOrWhiteSpace(Price) ? 0 : Figures.Read(Price);
        if (price is null or > TitleForm.DearestPrice)
            ModelState.AddModelError(nameof(Price), strings["library.figure.wrong", 0, TitleForm.DearestPrice]);
        if (!ModelState.IsValid)
        {
            Fill();
            return Page();
        }
        await orders.AddAsync(Order, name, people, (int)count!.Value, price!.Value, null, cancellation);
        return To("");
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, Guid line, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (IsOpen)
            await orders.RemoveAsync(Order, line, cancellation);
        return To("");
    }

    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Order.Lines.Count == 0)
            return To("trong");
        if (Order.Supplier.Length == 0)
            return To("nguon");
        if (IsOpen)
            await orders.SendAsync(Order, cancellation);
        return To("gui");
    }

    /// <summary>The books are here: their voucher is written, to be looked at and entered.</summary>
    public async Task<IActionResult> OnPostReceiveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Order.Lines.Count == 0 || Order.SentAt is null)
            return To("trong");
        var voucher = Order.VoucherId ?? await orders.ReceiveAsync(Order, cancellation);
        return voucher is { } written ? LocalRedirect(Request.PathBase + LibraryAddress.Voucher(written)) : To("");
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Order.VoucherId is not null)
            return To("");
        await orders.DiscardAsync(Order, cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.Purchases);
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) && Order.Lines.Count > 0 ? File(paper.Draw(Order), "application/pdf", $"don-dat-sach-{Order.Dated:yyyy-MM-dd}.pdf") : NotFound();

    private void Fill() => (Dated, Supplier, Note) = (Order.Dated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Order.Supplier, Order.Note);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation) => (Order = (await orders.FindAsync(id, cancellation))!) is not null;

    private LocalRedirectResult To(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Purchase(Order.Id)}{(done.Length > 0 ? $"?xong={done}" : "")}");
}
