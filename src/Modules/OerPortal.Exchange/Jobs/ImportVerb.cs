using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Giving;
using OerPortal.Exchange.Models;
using OerPortal.Exchange.Running;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Jobs;

/// <summary><c>import</c>: takes in a folder or ZIP now, in this process; its files are scanned by the portal that runs.</summary>
internal sealed class ImportVerb(
    ExchangeDbContext db, RunTables runs, Importer importer, RunReport report, ISites sites, IPeople people, IArchives archives, PortalFolders folders, IStringLocalizer strings, TimeProvider time) : IPortalVerb
{
    private const int FaultsSaid = 40;
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(1);
    private TimeSpan _said;

    public string Name => "import";

    public string Description =>
        "import FOLDER|ZIP|TABLE --site SLUG --as USER [--drafts | --publish-as USER [--without-files]] [--dry-run] [--report FILE.csv]: take in the resources of a table (metadata.csv, metadata.xlsx) of a DSpace Simple Archive, or of a course (Common Cartridge, Moodle backup); --site - is the portal";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var asked = VerbArguments.Read(arguments, "--site", "--as", "--publish-as", "--report");
        if (asked.Plain is not [var path] || asked.Value("--site") is not { } slug || asked.Value("--as") is not { } owner)
            return await SayAsync("Usage: " + Description, 2);
        if (VerbArguments.SiteOf(sites, slug) is not { } site)
            return await SayAsync($"There is no school \"{slug}\"; \"-\" is the portal.", 2);
        if (await people.FindByUserNameAsync(owner, cancellation) is not { } ownerFacts)
            return await SayAsync($"There is nobody called \"{owner}\".", 2);
        var approver = asked.Value("--publish-as");
        var approverFacts = approver is null ? null : await people.FindByUserNameAsync(approver, cancellation);
        if (approver is not null && (approverFacts is null || approverFacts.Id == ownerFacts.Id))
            return await SayAsync(approverFacts is null ? $"There is nobody called \"{approver}\"." : "Nobody publishes their own contributions: name two people.", 2);
        if (!Directory.Exists(path) && !File.Exists(path))
            return await SayAsync($"There is neither a folder nor a file \"{path}\".", 2);
        var run = await BeginAsync(path, site, ownerFacts.Id, approverFacts?.Id, asked, cancellation);
        return await RunAsync(run, path, asked, cancellation);
    }

    private async Task<Run> BeginAsync(string path, Site site, Guid ownerId, Guid? approverId, VerbArguments asked, CancellationToken cancellation)
    {
        var run = new Run
        {
            SiteId = site.Id,
            OwnerId = ownerId,
            ApproverId = approverId,
            DecidesAll = true,
            Mode = approverId is not null ? RunMode.Publish : asked.Has("--drafts") ? RunMode.Draft : RunMode.Submit,
            MayLackFiles = asked.Has("--without-files"),
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)),
            State = RunState.Checking,
            BeganAt = time.GetUtcNow(),
        };
        db.Runs.Add(run);
        db.Record("exchange.begin", $"import:{run.Id}", new { mode = run.Mode.ToString(), dryRun = asked.Has("--dry-run") }, run.SiteId);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    private async Task<int> RunAsync(Run run, string path, VerbArguments asked, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var ended = await importer.GoOnAsync(run, token => OpenAsync(path, token), seen => ProgressAsync("checked", seen, watch), cancellation);
        if (ended is { State: RunState.Checked } && !asked.Has("--dry-run") && await runs.MoveAsync(ended, RunState.Running, cancellation) && await runs.FindAsync(run.Id, cancellation) is { } running)
            ended = await importer.GoOnAsync(running, token => OpenAsync(path, token), seen => ProgressAsync($"of {running.Total:N0} taken in", seen, watch), cancellation);
        if (ended is null)
            return await SayAsync("The import was removed meanwhile.", 1);
        await SayReportAsync(ended, cancellation);
        if (asked.Value("--report") is { } file)
        {
            await using var to = File.Create(file);
            await report.WriteAsync(ended, to, cancellation);
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{ended.State}: {ended.Total} rows, {ended.Added} new, {ended.Changed} changed, {ended.Unchanged} unchanged, {ended.Faulty} faulty in {watch.Elapsed.TotalSeconds:0.0} s, {Environment.WorkingSet / 1_000_000} MB in the end"));
        return ended is { State: RunState.Done or RunState.Checked, Faulty: 0 } ? 0 : 1;
    }

    private async Task SayReportAsync(Run run, CancellationToken cancellation)
    {
        if (report.Trouble(run) is { } trouble)
            await Console.Error.WriteLineAsync(trouble);
        if (run.UnknownHeadings.Length > 0)
            await Console.Out.WriteLineAsync(strings["exchange.unknown-headings", string.Join(", ", run.UnknownHeadings)]);
        foreach (var row in await report.FaultyAsync(run, FaultsSaid, cancellation))
            await Console.Out.WriteLineAsync($"{row.Number,7}  {row.Key}  {string.Join(" ", report.Sentences(row))}");
        if (run.Faulty > FaultsSaid)
            await Console.Out.WriteLineAsync($"… and {run.Faulty - FaultsSaid} more; --report FILE.csv says all.");
    }

    private async Task<IBundle> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            return new FolderBundle(Path.GetFullPath(path), archives, folders);
        var isTable = Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT" or ".XLSX";
        if (!isTable && await archives.OpenAsync(Path.GetFullPath(path), cancellation) is { } archive)
            return new ArchiveBundle(archive, archives, folders);
        return new LoneTable(Path.GetFileName(path), () => File.OpenRead(path), archives, folders);
    }

    private Task ProgressAsync(string what, int seen, Stopwatch watch)
    {
        if (watch.Elapsed - _said < SayEvery)
            return Task.CompletedTask;
        _said = watch.Elapsed;
        return Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seen,9:N0} {what}, {seen / Math.Max(0.001, watch.Elapsed.TotalSeconds):0} rows/s"));
    }

    private static async Task<int> SayAsync(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
