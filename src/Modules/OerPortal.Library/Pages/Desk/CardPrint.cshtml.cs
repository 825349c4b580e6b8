using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Cards on paper: of pupils by class, of staff, of residents, or one.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CardPrintModel(CardSheets sheets, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const string Staff = "nhan-vien";
    internal const string Residents = "nguoi-dan";

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public List<string> Groups { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public List<Guid> ClassIds { get; set; } = [];

    /// <summary>The first number of a card that is printed; those before have theirs.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Which place of a used sheet is the first that is free.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Start { get; set; }

    internal IReadOnlyList<ClassFacts> Classes { get; private set; } = [];

    internal int StaffCards { get; private set; }

    internal int ResidentCards { get; private set; }

    internal bool Has(string group) => Groups.Contains(group);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => site.Current.IsPortal ? NotFound() : await ShowAsync(cancellation);

    /// <param name="card">One card alone.</param>
    public async Task<IActionResult> OnGetPdfAsync(Guid? card, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var (start, from) = (FirstFree(), FirstNumber());
        Classes = await sheets.ClassesAsync(cancellation);
        if (ClassIds.Exists(id => !Classes.Any(c => c.Id == id)))
            return NotFound();
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        IReadOnlyList<Reader> readers = card is { } one
            ? await sheets.OneAsync(one, cancellation)
            : [.. await sheets.OfClassesAsync(ClassIds, cancellation), .. await sheets.OfCardsAsync(Has(Staff), Has(Residents), from, cancellation)];
        if (card is not null && readers.Count == 0)
            return NotFound();
        if (readers.Count is 0 or > CardSheets.Most)
        {
            ModelState.AddModelError(nameof(Groups), readers.Count == 0 ? strings["library.cardPrint.none"] : strings["library.cardPrint.tooMany", CardSheets.Most]);
            return await ShowAsync(cancellation);
        }
        var words = new ReaderCardWords(strings["library.cardPrint.title"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, site.Current.Name, strings["library.cardPaper.card"], strings["library.cardPaper.until"]);
        var pdf = await sheets.DrawAsync(words, readers, start - 1, reader => reader.Belongs(strings), cancellation);
        return File(pdf, "application/pdf", "the-ban-doc.pdf");
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        Classes = await sheets.ClassesAsync(cancellation);
        (StaffCards, ResidentCards) = await sheets.CountsAsync(cancellation);
        return Page();
    }

    private int FirstFree() => string.IsNullOrWhiteSpace(Start) ? 1 : (int)(ModelState.Figure(Start, nameof(Start), 1, ReaderCardPdf.Sheet.Count, strings) ?? 1);

    private int FirstNumber()
    {
        if (string.IsNullOrWhiteSpace(From))
            return 1;
        if (CardNumber.Read(From) is { } number)
            return number;
        if (Figures.Read(From) is > 0 and <= int.MaxValue and var figures)
            return (int)figures;
        ModelState.AddModelError(nameof(From), strings["library.cardPrint.from.wrong", CardNumber.Of(12)]);
        return 1;
    }
}
