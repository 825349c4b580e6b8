using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A title as a record of MARC 21, for who wants to see and change its fields. The simple form says the same.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TitleMarcModel(TitleCatalogue catalogue, TitleRecords records, LendingRules rules, IStringLocalizer strings) : PageModel
{
    internal const int Longest = 60_000;
    private const int FaultsShown = 5;
    private const int FewestRows = 12;
    private const int MostRows = 40;

    /// <summary>Fields that most schools need, told below.</summary>
    internal static readonly string[] Explained = ["020", "041", "082", "084", "100", "245", "250", "264", "300", "500", "521", "650", "653", "655", "700"];

    /// <summary>A field a line.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    internal Title Title { get; private set; } = null!;

    internal bool IsSaved { get; private set; }

    internal int Rows => Math.Clamp((Lines ?? "").Count(letter => letter == '\n') + 3, FewestRows, MostRows);

    public async Task<IActionResult> OnGetAsync(string publicId, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        Lines = MarcLines.Write(await records.OfAsync(Title, cancellation));
        IsSaved = xong == "luu";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        var record = Written();
        if (!ModelState.IsValid)
            return Page();
        RecordFacts.Of(record, rules.Today.Year).Apply(Title, ModelState, strings, rules.Today.Year);
        if (!ModelState.IsValid)
            return Page();
        await records.KeepAsync(new Dictionary<Title, string> { [Title] = MarcLines.Write(RecordFacts.WithoutHoldings(record)) }, cancellation);
        await catalogue.SaveAsync(Title, cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.TitleMarc(publicId)}?xong=luu");
    }

    private MarcRecord Written()
    {
        var text = Lines is { Length: <= Longest } lines ? lines : "";
        if (Lines is { Length: > Longest })
            ModelState.AddModelError(nameof(Lines), strings["library.tooLong", Longest]);
        var record = MarcLines.Read(text, out var faults);
        if (faults.Count > 0)
            ModelState.AddModelError(nameof(Lines), string.Join(' ', faults.Take(FaultsShown).Select(f => strings[$"library.marc.fault.{f.Fault}", f.Line].Value)));
        if (faults.Count == 0 && string.IsNullOrEmpty(RecordFacts.Of(record, rules.Today.Year).Name))
            ModelState.AddModelError(nameof(Lines), strings["library.marc.noTitle"]);
        return record;
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        Title = (await catalogue.FindAsync(publicId, cancellation))!;
        return Title is not null;
    }
}
