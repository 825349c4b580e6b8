using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Sites.Schools;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Opens the schools of a table: first what would become of each row, then for good. The rows travel with the page in between; nothing is kept.</summary>
[RequiresPermission(Permissions.SchoolsId)]
[RequestFormLimits(ValueLengthLimit = OpenSchoolsModel.MostBytes, MultipartBodyLengthLimit = OpenSchoolsModel.MostBytes)]
internal sealed class OpenSchoolsModel(SchoolOpening opening, ITables tables, PortalFolders folders, IStringLocalizer strings) : PageModel
{
    internal const string Path = "/quan-tri/truong/mo";

    internal const int MostBytes = 4 << 20;

    /// <summary>Pasted from a spreadsheet, or brought back from the trial.</summary>
    [BindProperty]
    public string? Rows { get; set; }

    [BindProperty]
    public IFormFile? Table { get; set; }

    public string? Trouble { get; private set; }

    public IReadOnlyList<SchoolOutcome>? Outcomes { get; private set; }

    public bool IsDone { get; private set; }

    public int CountOf(OpeningResult result) => Outcomes?.Count(one => one.Result == result) ?? 0;

    public int Wanted => CountOf(OpeningResult.New) + CountOf(OpeningResult.Changed);

    public string Result(SchoolOutcome one) => OpeningWords.Result(one, strings);

    public void OnGet()
    {
    }

    /// <summary>The headings, with one school as an example.</summary>
    public IActionResult OnGetTemplate()
    {
        string[] example = ["Trường THCS Ba Lân", "60304501", "THCS", "Huyện Đăk Hà", "Xã Ngọk Réo", "thcs-ba-lan", "", "Y Blưm Niê", "yblum@example.edu.vn"];
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv.Line(SchoolRows.Headings) + Csv.Line(example))];
        return File(file, "text/csv; charset=utf-8", "mau-mo-truong.csv");
    }

    public Task<IActionResult> OnPostTryAsync(CancellationToken cancellation) => RunAsync(isTrial: true, cancellation);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation) => RunAsync(isTrial: false, cancellation);

    private async Task<IActionResult> RunAsync(bool isTrial, CancellationToken cancellation)
    {
        try
        {
            var rows = await ReadAsync(cancellation);
            Outcomes = await opening.RunAsync(rows, isTrial, cancellation);
            IsDone = !isTrial;
            Rows = ToText(rows);
            // What was typed would else stand before what is shown.
            ModelState.Clear();
        }
        catch (TableTroubleException trouble)
        {
            Trouble = OpeningWords.Trouble(trouble, strings);
        }

        return Page();
    }

    private async Task<IReadOnlyList<SchoolRow>> ReadAsync(CancellationToken cancellation)
    {
        if (Table is not { Length: > 0 } file)
        {
            await using var typed = tables.Csv(new MemoryStream(Encoding.UTF8.GetBytes(Rows ?? "")));
            return await SchoolRows.ReadAsync(typed, cancellation);
        }

        Directory.CreateDirectory(folders.Temp);
        var copy = System.IO.Path.Combine(folders.Temp, $"schools-{Guid.CreateVersion7():N}");
        try
        {
            await using (var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await file.CopyToAsync(to, cancellation);
            await using var table = await tables.OpenAsync(copy, cancellation);
            return await SchoolRows.ReadAsync(table, cancellation);
        }
        finally
        {
            System.IO.File.Delete(copy);
        }
    }

    private static string ToText(IReadOnlyList<SchoolRow> rows)
        => Csv.Line(SchoolRows.Headings) + string.Concat(rows.Select(r => Csv.Line([r.Name, r.Code, r.Level, r.District, r.Commune, r.Slug, r.HostName, r.Administrator, r.Login])));
}
