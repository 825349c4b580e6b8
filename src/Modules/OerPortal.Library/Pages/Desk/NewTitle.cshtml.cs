using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Copying;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A title that is not in the catalogue yet: described already by somebody, or by hand.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class NewTitleModel(TitleCatalogue catalogue, TitleRecords records, CopyCataloguing copying, VoucherDesk vouchers, LendingRules rules, ISiteContext site, IStringLocalizer strings)
    : TitlePage(catalogue, rules, site, strings)
{
    internal const int LongestQuery = 200;
    internal const int LongestRecord = 100_000;

    private readonly LendingRules _rules = rules;

    /// <summary>The voucher on which it comes in, to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? VoucherId { get; set; }

    /// <summary>What was looked for: an ISBN or a name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Sought { get; set; }

    /// <summary>Other libraries are to be asked too.</summary>
    [BindProperty(SupportsGet = true, Name = "xa")]
    public bool AsksOthers { get; set; }

    /// <summary>The description that was chosen, as lines of MARC: what the form has no field for is kept with the title.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    internal CopyFinding? Finding { get; private set; }

    /// <summary>The form was filled from a description.</summary>
    internal bool IsFilled { get; private set; }

    internal bool HasTargets => TargetNames.Length > 0;

    /// <summary>Other libraries that can be asked.</summary>
    internal string TargetNames { get; private set; } = "";

    internal string Words => Sought is { Length: <= LongestQuery } query ? query.Trim() : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (IsPortal)
            return NotFound();
        if (IsbnForms.Of(Words) is [var isbn, ..])
            Input.Isbn = isbn;
        else
            Input.Name = Words;
        if (Words.Length > 0)
        {
            Finding = await copying.FindAsync(Words, AsksOthers, cancellation);
            TargetNames = string.Join(", ", (await copying.TargetsAsync(cancellation)).Select(t => t.Name));
        }
        return Page();
    }

    /// <summary>Fills the form with a description. Nothing is saved.</summary>
    public IActionResult OnPostFill()
    {
        if (IsPortal)
            return NotFound();
        ModelState.Clear();
        if (Record() is { } record)
            (Input, IsFilled) = (RecordFacts.Of(record, _rules.Today.Year), true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (IsPortal)
            return NotFound();
        var title = Catalogue.New();
        if (!await SaveAsync(title, cancellation))
            return Page();
        return LocalRedirect(Request.PathBase + (VoucherId is { } id && await vouchers.FindAsync(id, cancellation) is { IsEntered: false }
            ? $"{LibraryAddress.Voucher(id)}?sach={title.PublicId}#them"
            : $"{LibraryAddress.Title(title.PublicId)}?xong=them"));
    }

    protected override async Task BeforeSaveAsync(Title title, CancellationToken cancellation)
    {
        if (Record() is { } record)
            await records.KeepAsync(new Dictionary<Title, string> { [title] = MarcLines.Write(CopyCataloguing.Own(RecordFacts.WithoutHoldings(record), title)) }, cancellation);
    }

    private MarcRecord? Record() => Chosen is { Length: > 0 and <= LongestRecord } lines && MarcLines.Read(lines, out var faults) is { DataFields.Count: > 0 } record && faults.Count == 0 ? record : null;
}
