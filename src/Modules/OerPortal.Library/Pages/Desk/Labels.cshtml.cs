using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Labels;
using OerPortal.Library.Models;
using OerPortal.Library.Registers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Labels for spines and for scanners, by register and numbers.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LabelsModel(LabelDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int LongestNumber = 12;

    [BindProperty(SupportsGet = true, Name = "so")]
    public string? Code { get; set; }

    /// <summary>As it stands on the book, or without its letters.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Key of a <see cref="LabelSheet"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sheet { get; set; }

    /// <summary>Which label of a used sheet is the first that is free.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Start { get; set; }

    internal BookKind Register { get; private set; }

    internal LabelSheet OnSheet => LabelSheet.All.FirstOrDefault(s => s.Key == Sheet) ?? LabelSheet.All[0];

    internal LabelKind OfKind => Enum.TryParse<LabelKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : LabelKind.Barcode;

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        if (!Find())
            return NotFound();
        var first = Number(From, nameof(From));
        var last = string.IsNullOrWhiteSpace(To) ? first : Number(To, nameof(To));
        var start = FirstFree();
        if (!ModelState.IsValid || !Holds(first, last))
            return Page();
        var copies = await desk.CopiesAsync(new NumberRange(Register, first, last), cancellation);
        if (copies.Count == 0)
            return Wrong(nameof(From), strings["library.labels.none"]);
        var paper = new LabelPaper(strings["library.labels.title"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, site.Current.Name);
        return File(new LabelPdf(paper, OnSheet, OfKind).Draw(copies, start - 1), "application/pdf", $"nhan-{copies[0].RegisterNumber}-{copies[^1].RegisterNumber}.pdf");
    }

    private bool Find()
    {
        if (site.Current.IsPortal || RegisterChoice.Read(Code) is not { } choice)
            return false;
        // Without a choice the first that has numbers of copies.
        Register = choice.Kind ?? Models.Register.Kinds[0];
        return true;
    }

    private bool Holds(int first, int last)
    {
        if (last < first)
            Wrong(nameof(To), strings["library.labels.backwards"]);
        else if (last - first >= NumberRange.Most)
            Wrong(nameof(To), strings["library.labels.tooMany", NumberRange.Most]);
        return ModelState.IsValid;
    }

    private int Number(string? typed, string field)
    {
        if (Models.Register.Read(typed ?? "") is var (kind, number) && kind == Register && number > 0)
            return number;
        if (Figures.Read(typed) is > 0 and <= int.MaxValue and var figures)
            return (int)figures;
        Wrong(field, strings["library.labels.number.wrong", Models.Register.Number(Register, 12)]);
        return 0;
    }

    private int FirstFree() => string.IsNullOrWhiteSpace(Start) ? 1 : (int)(ModelState.Figure(Start, nameof(Start), 1, OnSheet.Count, strings) ?? 1);

    private PageResult Wrong(string field, string words)
    {
        ModelState.AddModelError(field, words);
        return Page();
    }
}
