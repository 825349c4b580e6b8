using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>Rosters of a school: a new one, and those before.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestSizeLimit(Largest + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
internal sealed class RostersModel(
    ClassesDbContext db, RosterStore store, RosterWords words, PortalFolders folders, ISiteContext site, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    /// <summary>A hundred times a large school.</summary>
    internal const int Largest = 20 << 20;
    private const int Shown = 30;

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public bool IsWhole { get; set; }

    public IReadOnlyList<Roster> Rosters { get; private set; } = [];

    public IReadOnlyList<int> Years => NewSchoolYear.Of(time.GetUtcNow()) is var now ? [now, now + 1] : [];

    public RosterWords Words => words;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Year = Years[0];
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (Sheet is not { Length: > 0 and <= Largest })
            ModelState.AddModelError(nameof(Sheet), strings[Sheet is { Length: > Largest } ? "classes.rosters.fileLarge" : "classes.rosters.fileMissing"]);
        if (!Years.Contains(Year))
            Year = Years[0];
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }

        var roster = await TakeAsync(Sheet!, cancellation);
        return LocalRedirect(Request.PathBase + ClassAddress.Roster(roster.Id));
    }

    /// <summary>Headings and an example, for who has no list to export.</summary>
    public IActionResult OnGetTemplate()
    {
        if (site.Current.IsPortal)
            return NotFound();
        string[] headings = [.. Enumerable.Range(0, 5).Select(at => strings[$"classes.template.{at}"].Value)];
        var example = Csv.Line(["0123456789", "Nguyễn Thị Hoa", "2/3/2014", "6A", "Trần Văn Bình"]);
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv.Line(headings) + example)], "text/csv; charset=utf-8", "danh-sach-lop.csv");
    }

    private async Task<Roster> TakeAsync(IFormFile sheet, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var name = System.IO.Path.GetFileName(sheet.FileName).Composed();
        var roster = new Roster
        {
            SiteId = site.Current.Id,
            StartedBy = person.Id,
            Kind = RosterKind.Table,
            Name = name.Length is 0 or > 100 ? strings["classes.rosters.unnamed"] : name,
            SchoolYear = Year,
            IsWhole = IsWhole,
            BeganAt = now,
        };
        Directory.CreateDirectory(folders.Temp);
        var copy = System.IO.Path.Combine(folders.Temp, $"accept-{Guid.CreateVersion7():N}");
        try
        {
            await using (var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await sheet.CopyToAsync(file, cancellation);
            await store.BeginAsync(roster, copy, cancellation);
        }
        finally
        {
            System.IO.File.Delete(copy);
        }

        if (roster.IsUnderWay)
            await store.GoOnAsync(roster, cancellation);
        return roster;
    }

    private async Task LoadAsync(CancellationToken cancellation)
        => Rosters = await db.Rosters.AsNoTracking().OrderByDescending(r => r.BeganAt).Take(Shown).ToListAsync(cancellation);
}
