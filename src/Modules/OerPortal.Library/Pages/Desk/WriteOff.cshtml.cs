using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.WritingOff;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Minutes of books that go: their paper, the books, and the button that enters them.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WriteOffModel(WriteOffDesk desk, CopyNumbers numbers, WriteOffMinutes minutes, LendingRules rules, IStringLocalizer strings) : PageModel
{
    internal const int LongestTyped = 4_000;

    [BindProperty]
    public WriteOffForm Paper { get; set; } = new();

    /// <summary>Numbers and barcodes, with ranges: "TK12, TK20–30".</summary>
    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public WriteOffReason Reason { get; set; }

    [TempData(Key = "WriteOffSaid")]
    public string? SaidWritten { get; set; }

    internal WriteOff WriteOff { get; private set; } = null!;

    internal IReadOnlyList<WriteOffLine> Lines { get; private set; } = [];

    internal Said? Said { get; private set; }

    internal long Money => Lines.Sum(l => l.Price ?? l.Copy.Price);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper = WriteOffForm.Of(WriteOff);
        Said = Said.Read(SaidWritten);
        return Page();
    }

    /// <summary>What stands on the paper.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Paper.Apply(WriteOff, ModelState, strings, rules.Today);
        return !ModelState.IsValid ? Page() : Say(await desk.SaveAsync(cancellation) ? Said.Good("saved", null) : Said.Bad("late"));
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var typed = FormText.Typed(Typed);
        var read = typed.Length <= LongestTyped ? await numbers.ReadAsync(typed, cancellation) : new NumbersRead([], []);
        if (read.CopyIds.Count == 0 || read.Unknown.Count > 0)
        {
            ModelState.AddModelError(nameof(Typed), read.Unknown.Count > 0 ? strings["library.writeOff.numbers.unknown", string.Join(", ", read.Unknown.Take(10))] : strings["library.writeOff.numbers.none"]);
            Paper = WriteOffForm.Of(WriteOff);
            return Page();
        }
        return Say(await AddAsync(read.CopyIds, cancellation));
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, Guid line, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) ? NotFound() : Say(await desk.RemoveAsync(WriteOff, line, cancellation) ? Said.Good("takenOut", null) : Said.Bad("late"));

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        return await desk.DiscardAsync(WriteOff, cancellation) ? LocalRedirect(Request.PathBase + LibraryAddress.WriteOffs) : Say(Said.Bad("late"));
    }

    public async Task<IActionResult> OnPostEnterAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (WriteOff.IsEntered)
            return Say(Said.Bad("late"));
        if (Lines.Count == 0)
            return Say(Said.Bad("empty"));
        if (WriteOff.Document.Length == 0 || WriteOff.ApprovedBy.Length == 0 || WriteOff.Board.Length == 0)
            return Say(Said.Bad("paper"));
        var answer = await desk.EnterAsync(id, cancellation);
        return Say(answer switch
        {
            { Number: { } number } => Said.Good("entered", null, $"{number}"),
            { Lent.Count: > 0 } => Said.Bad("lent", string.Join(", ", answer.Lent.Take(10))),
            _ => Said.Bad("late"),
        });
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) && WriteOff.IsEntered ? File(await minutes.DrawAsync(WriteOff, cancellation), "application/pdf", $"bien-ban-xuat-sach-{WriteOff.Number}.pdf") : NotFound();

    private async Task<Said> AddAsync(IReadOnlyList<Guid> copies, CancellationToken cancellation)
    {
        if (Lines.Count + copies.Count > WriteOffDesk.MostLines)
            return Said.Bad("full", $"{WriteOffDesk.MostLines:N0}");
        return await desk.AddAsync(WriteOff, copies, Enum.IsDefined(Reason) ? Reason : WriteOffReason.Other, cancellation) switch
        {
            null => Said.Bad("late"),
            var added when added == copies.Count => Said.Good("added", null, $"{added:N0}"),
            var added => new Said("addedPartly", [$"{added:N0}", $"{copies.Count - added:N0}"], "warn"),
        };
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        WriteOff = (await desk.FindAsync(id, cancellation))!;
        if (WriteOff is null)
            return false;
        Lines = await desk.LinesAsync(id, cancellation);
        return true;
    }

    private LocalRedirectResult Say(Said said)
    {
        SaidWritten = said.Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.WriteOff(WriteOff.Id));
    }
}
