using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Models;
using OerPortal.Exchange.Running;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Pages.Desk;

/// <summary>One import: its upload, what it would change, how it goes, what became of each row.</summary>
[RequiresPermission(Permissions.BulkId)]
[RequestSizeLimit(LargestPlainUpload + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPlainUpload)]
internal sealed class ImportModel(ExchangeDbContext db, RunDesk desk, RunReport report, IFiles files, RunFiles holder, IStringLocalizer strings) : PageModel
{
    /// <summary>Without scripts a file comes in one piece; the resumable way has no such limit.</summary>
    private const int LargestPlainUpload = 100 << 20;
    private const int RowsShown = 50;

    /// <summary>Which import of this site it is.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Only rows of this outcome.</summary>
    [BindProperty(SupportsGet = true, Name = "loai")]
    public RowOutcome? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public Run Run { get; private set; } = null!;

    public IReadOnlyList<RowReport> Rows { get; private set; } = [];

    public int Pages { get; private set; }

    /// <summary>What was uploaded; null before it is there and once it is not needed.</summary>
    public FileFacts? Uploaded { get; private set; }

    /// <summary>Whether something comes by itself: the run works, or it is about to begin with what has arrived.</summary>
    public bool GoesOn => Run.IsUnderWay || (Run.State == RunState.Receiving && Uploaded is not null);

    /// <summary>Said about an upload in one piece that was not taken.</summary>
    public string? UploadTrouble { get; private set; }

    public RunReport Words => report;

    public int Percent => Run.Total > 0 ? (int)(Run.Seen * 100L / Run.Total) : 0;

    /// <summary>Rows that change something.</summary>
    public int Wanted => Run.Added + Run.Changed;

    public static string AddressOf(Guid id) => $"{ImportsModel.Path}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancellation) => DoAsync(run => desk.BeginAsync(run, cancellation), cancellation);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellation) => DoAsync(run => desk.StopAsync(run, cancellation), cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (await db.Runs.FirstOrDefaultAsync(r => r.Id == Id, cancellation) is not { } run)
            return NotFound();
        if (!await desk.RemoveAsync(run, cancellation))
            return Back();
        TempData[nameof(ImportsModel.IsRemoved)] = true;
        return LocalRedirect(Request.PathBase + ImportsModel.Path);
    }

    /// <summary>A file in one piece, for browsers without scripts.</summary>
    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !await holder.MayAddAsync($"{Id}", cancellation))
            return NotFound();
        if (file is not { Length: > 0 })
            return Again(strings["exchange.upload.empty"]);
        try
        {
            await using var content = file.OpenReadStream();
            await files.AcceptAsync(new NewFile(Run.SiteId, Run.StartedBy!.Value, Run.Holder, System.IO.Path.GetFileName(file.FileName)), content, cancellation);
            return Back();
        }
        catch (NoRoomException full)
        {
            Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            return Again(strings.NoRoom(full));
        }
    }

    /// <summary>What became of each row, as CSV.</summary>
    public async Task<IActionResult> OnGetReportAsync(CancellationToken cancellation)
        => await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellation) is { } run
            ? new FileAnswer("bao-cao-nhap.csv", "text/csv; charset=utf-8", (to, token) => report.WriteAsync(run, to, token)) : NotFound();

    /// <summary>What is to be done before, what has been done after.</summary>
    public string WordOf(RowOutcome outcome) => report.OutcomeOf(outcome, Run.State == RunState.Done);

    /// <summary>Of an outcome.</summary>
    public int CountOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => Run.Added,
        RowOutcome.Changed => Run.Changed,
        RowOutcome.Unchanged => Run.Unchanged,
        _ => Run.Faulty,
    };

    private PageResult Again(string trouble)
    {
        UploadTrouble = trouble;
        return Page();
    }

    private async Task<IActionResult> DoAsync(Func<Run, Task> act, CancellationToken cancellation)
    {
        if (await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellation) is not { } run)
            return NotFound();
        await act(run);
        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect(Request.PathBase + AddressOf(Id));

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellation) is not { } run)
            return false;
        Run = run;
        Uploaded = run.FileId is { } fileId ? await files.FindAsync(fileId, cancellation) : null;
        if (!run.IsChecked)
            return true;
        var rows = db.Rows.AsNoTracking().Where(r => r.RunId == run.Id && (Only == null || r.Outcome == Only));
        Pages = ((Only is { } outcome ? CountOf(outcome) : run.Total) + RowsShown - 1) / RowsShown;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        // What is wrong first: that is what people look for.
        Rows = await rows.OrderByDescending(r => r.Outcome == RowOutcome.Faulty).ThenBy(r => r.Number).Skip((PageNumber - 1) * RowsShown).Take(RowsShown).ToListAsync(cancellation);
        return true;
    }
}
