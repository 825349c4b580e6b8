using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Corrections;
using OerPortal.Library.Labels;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One voucher: its paper, its lines, and the button that enters it into the registers.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class VoucherModel(VoucherDesk desk, CorrectionDesk corrections, TitleCatalogue catalogue, LendingRules rules, IStringLocalizer strings) : PageModel
{
    private const int MostFound = 10;

    /// <summary>A name or an ISBN to add.</summary>
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Sought { get; set; }

    /// <summary>The title that was just made.</summary>
    [BindProperty(SupportsGet = true, Name = "sach")]
    public string? Made { get; set; }

    [BindProperty]
    public VoucherForm Paper { get; set; } = new();

    [BindProperty]
    public string? TitleId { get; set; }

    [BindProperty]
    public string? Count { get; set; }

    [BindProperty]
    public string? Price { get; set; }

    internal Voucher Voucher { get; private set; } = null!;

    internal IReadOnlyList<Title> Found { get; private set; } = [];

    internal IReadOnlyList<CorrectionLine> Corrections { get; private set; } = [];

    /// <summary>A key below <c>library.voucher.done</c>.</summary>
    internal string? Done { get; private set; }

    /// <summary>A key below <c>library.voucher.fault</c>.</summary>
    internal string? Fault { get; private set; }

    /// <summary>The numbers of each line, once it has some.</summary>
    internal IReadOnlyDictionary<Guid, NumberRange> Numbers { get; private set; } = new Dictionary<Guid, NumberRange>();

    /// <summary>What its labels are printed by: on one voucher the numbers of a register follow each other.</summary>
    internal IEnumerable<NumberRange> Labels => Numbers.Values.GroupBy(n => n.Register).OrderBy(g => g.Key).SelectMany(g => new NumberRange(g.Key, g.Min(n => n.First), g.Max(n => n.Last)).Parts());

    /// <summary>What tells a title from others of its name.</summary>
    internal string Facts(Title title) => string.Join(" · ", new[] { title.People, title.Publisher, $"{title.Year}", strings[$"library.kind.{title.Kind}"].Value }.Where(part => part.Length > 0));

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper = VoucherForm.Of(Voucher);
        Done = xong is "luu" or "nhap" or "dinh-chinh" ? xong : null;
        return Page();
    }

    /// <summary>What stands on the paper.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper.Apply(Voucher, ModelState, strings, rules.Today);
        return !ModelState.IsValid ? Page() : await desk.SaveAsync(cancellation) ? To(id, "?xong=luu") : Late();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper = VoucherForm.Of(Voucher);
        if (await catalogue.FindAsync(TitleId ?? "", cancellation) is not { } title)
            return NotFound();
        (Made, Sought) = (title.PublicId, null);
        await SearchAsync(cancellation);
        var count = Figures.Read(Count);
        if (count is null or < 1 or > VoucherDesk.MostCopies)
            ModelState.AddModelError(nameof(Count), strings["library.figure.wrong", 1, VoucherDesk.MostCopies]);
        var price = Figures.Read(Price);
        if (price is null or > TitleForm.DearestPrice)
            ModelState.AddModelError(nameof(Price), strings["library.figure.wrong", 0, TitleForm.DearestPrice]);
        if (!ModelState.IsValid)
            return Page();
        return Voucher.Lines.Count >= VoucherDesk.MostLines ? Refused("full")
            : await desk.AddAsync(Voucher, title, (int)count!.Value, price!.Value, cancellation) ? To(id, "#them") : Late();
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, Guid line, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) ? NotFound() : await desk.RemoveAsync(Voucher, line, cancellation) ? To(id, "#them") : Late();

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) ? NotFound() : await desk.DiscardAsync(Voucher, cancellation) ? LocalRedirect(Request.PathBase + LibraryAddress.Vouchers) : Late();

    public async Task<IActionResult> OnPostEnterAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper = VoucherForm.Of(Voucher);
        if (Voucher.Lines.Count == 0)
            return Refused("empty");
        return await desk.EnterAsync(id, cancellation) ? To(id, "?xong=nhap") : Late();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Voucher = (await desk.FindAsync(id, cancellation))!;
        if (Voucher is null)
            return false;
        if (!Voucher.IsEntered)
            await SearchAsync(cancellation);
        else
            await NumberAsync(cancellation);
        Corrections = await corrections.OfVoucherAsync(id, cancellation);
        return true;
    }

    private async Task NumberAsync(CancellationToken cancellation)
    {
        var registers = await desk.RegistersAsync(Voucher.Id, cancellation);
        Numbers = Voucher.Lines.Where(l => l.FirstNumber is not null && registers.ContainsKey(l.Id))
            .ToDictionary(l => l.Id, l => new NumberRange(registers[l.Id], l.FirstNumber!.Value, l.FirstNumber.Value + l.Count - 1));
    }

    private async Task SearchAsync(CancellationToken cancellation)
    {
        if (Made is { Length: > 0 } made && await catalogue.FindAsync(made, cancellation) is { } title)
            Found = [title];
        else if (Sought?.Trim() is { Length: > 0 and <= TitlesModel.LongestQuery } words)
            Found = await catalogue.FirstAsync(words, MostFound, cancellation);
    }

    private PageResult Refused(string fault)
    {
        Fault = fault;
        return Page();
    }

    // Somebody else was quicker; the page shows what is there now.
    private LocalRedirectResult Late() => To(Voucher.Id, "");

    private LocalRedirectResult To(Guid id, string rest) => LocalRedirect(Request.PathBase + LibraryAddress.Voucher(id) + rest);
}
