using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Library.Data;
using OerPortal.Library.Import;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Tables of books: a new one, and those of the last days.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[RequestSizeLimit(Largest + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
internal sealed class BookImportsModel(LibraryDbContext db, BookTable table, PortalFolders folders, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const int Largest = 20 << 20;
    private const int Shown = 20;
    private const int LongestName = 100;

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    /// <summary>What records of MARC say about copies is about this library's.</summary>
    [BindProperty]
    public bool WithCopies { get; set; }

    internal IReadOnlyList<BookImport> Imports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (Sheet is not { Length: > 0 and <= Largest })
        {
            ModelState.AddModelError(nameof(Sheet), strings[Sheet is { Length: > Largest } ? "library.import.fileLarge" : "library.import.fileMissing"]);
            await LoadAsync(cancellation);
            return Page();
        }
        var import = await ReadAsync(Sheet, cancellation);
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.OneImport(import.Id));
    }

    /// <summary>Headings and an example, for who has no list to export.</summary>
    public IActionResult OnGetTemplate()
    {
        if (site.Current.IsPortal)
            return NotFound();
        var headings = BookColumns.Known.Select(k => strings[$"library.column.{k.Column}"].Value);
        string[] example = ["Dế Mèn phiêu lưu ký", "Tô Hoài", "", "Tái bản lần 10", "Kim Đồng", "Hà Nội", "2023", "148", "", "895.9223", "Truyện thiếu nhi", "STN", "", "68.000", "3", ""];
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv.Line(headings) + Csv.Line(example))], "text/csv; charset=utf-8", "sach.csv");
    }

    private async Task<BookImport> ReadAsync(IFormFile sheet, CancellationToken cancellation)
    {
        var name = Path.GetFileName(sheet.FileName).Replace("\0", "", StringComparison.Ordinal).Composed();
        var import = new BookImport { SiteId = site.Current.Id, Name = name.Length is 0 or > LongestName ? strings["library.import.unnamed"] : name, BegunAt = time.GetUtcNow() };
        Directory.CreateDirectory(folders.Temp);
        var copy = Path.Combine(folders.Temp, $"accept-{Guid.CreateVersion7():N}");
        try
        {
            await using (var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await sheet.CopyToAsync(file, cancellation);
            var (rows, unknown) = await table.ReadAsync(copy, WithCopies, cancellation);
            import.Write(rows);
            import.UnknownHeadings = [.. unknown];
        }
        catch (TableTroubleException trouble)
        {
            (import.Trouble, import.TroubleArguments) = (trouble.Code, [.. trouble.Arguments]);
        }
        finally
        {
            System.IO.File.Delete(copy);
        }
        return import;
    }

    private async Task LoadAsync(CancellationToken cancellation)
        => Imports = await db.Imports.AsNoTracking().OrderByDescending(i => i.BegunAt).Take(Shown)
            .Select(i => new BookImport { Id = i.Id, SiteId = i.SiteId, Name = i.Name, BegunAt = i.BegunAt, TakenAt = i.TakenAt, Trouble = i.Trouble }).ToListAsync(cancellation);
}
