using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Registers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The accession registers, page by page as they are printed.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegistersModel(SchoolRegisters registers, PaperRegisters paper, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "so")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    /// <summary>What of it is printed; nothing for its first page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? FirstPage { get; set; }

    /// <summary>Nothing for its last page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? LastPage { get; set; }

    /// <summary>The last number of the register on paper.</summary>
    [BindProperty]
    public string? PaperLast { get; set; }

    /// <summary>Where an empty register goes on from; 0 at its beginning.</summary>
    internal int LastOnPaper { get; private set; }

    internal bool IsSaved { get; private set; }

    internal RegisterChoice Choice { get; private set; } = RegisterChoice.All[0];

    internal PagedRegister Register { get; private set; } = null!;

    internal int PageCount { get; private set; }

    internal int PageNumber { get; private set; }

    /// <summary>Null for a register without a line.</summary>
    internal RegisterPage? Leaf { get; private set; }

    internal static string Address(RegisterChoice choice, int page = 1) => $"{LibraryAddress.Registers}?so={choice.Code}{(page > 1 ? $"&trang={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        IsSaved = xong == "so";
        return await ShowAsync(cancellation);
    }

    /// <summary>The printed book, the whole or some pages.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || PageCount == 0)
            return NotFound();
        var from = Leaves(FirstPage, nameof(FirstPage), 1, 1);
        var to = Leaves(LastPage, nameof(LastPage), from, PageCount);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        var pdf = await new RegisterPdf(Paper(), Register).DrawAsync(from, to, cancellation);
        return File(pdf, "application/pdf", $"so-dang-ky-{Choice.Code}{(from > 1 || to < PageCount ? $"-trang-{from}-{to}" : "")}.pdf");
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || PageCount == 0)
            return NotFound();
        return File(await RegisterWorkbook.WriteAsync(strings[$"library.register.tab.{Choice.Key}"], Register, cancellation), Workbook, $"so-dang-ky-{Choice.Code}.xlsx");
    }

    /// <summary>Where the register goes on from the one on paper.</summary>
    public async Task<IActionResult> OnPostPaperAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Figures.Read(PaperLast) is not { } last || last > PaperRegisters.Highest)
            ModelState.AddModelError(nameof(PaperLast), strings["library.figure.wrong", 0, PaperRegisters.Highest]);
        else if (await paper.GoOnAsync(Choice, (int)last, cancellation))
            return LocalRedirect($"{Request.PathBase}{Address(Choice)}&xong=so");
        else
            ModelState.AddModelError(nameof(PaperLast), strings["library.register.paper.late"]);
        return await ShowAsync(cancellation);
    }

    private RegisterPaper Paper() => new(
        strings[$"library.register.name.{Choice.Key}"], Choice.Kind is null ? strings[$"library.register.part.{Choice.Part}"] : "", site.Portal.Subtitle.Length > 0 ? site.Portal.Subtitle : site.Portal.Name,
        site.Current.Name, strings["library.register.page"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal || RegisterChoice.Read(Code) is not { } choice)
            return false;
        (Choice, Register) = (choice, await registers.OpenAsync(choice, cancellation));
        PageCount = await Register.PageCountAsync(cancellation);
        return true;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageAsked, 1, Math.Max(1, PageCount));
        if (PageCount > 0)
        {
            Leaf = await Register.PagesAsync(PageNumber, PageNumber, cancellation).FirstOrDefaultAsync(cancellation);
            return Page();
        }
        LastOnPaper = await paper.LastAsync(Choice, cancellation);
        PaperLast ??= LastOnPaper > 0 ? $"{LastOnPaper}" : null;
        return Page();
    }

    private int Leaves(string? typed, string field, int least, int otherwise)
        => string.IsNullOrWhiteSpace(typed) ? otherwise : (int)(ModelState.Figure(typed, field, least, PageCount, strings) ?? least);
}
