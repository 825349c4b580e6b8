using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Scanning → Clean, Infected, Refused or TooLargeToScan; without a scanner the file waits.</summary>
public sealed class ScanStep(
    IngestDbContext data, FileMoves moves, FileScan scan, ScannerHealth health, FileProgress progress, TimeProvider time)
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
    ];

    /// <exception cref="JobPostponedException">There is no scanner to trust; the file stays where it is.</exception>
    public async Task DemandScannerAsync(StoredFile file, CancellationToken cancellation)
    {
        if (!health.IsUp && !(await health.ProbeAsync(cancellation)).IsUp)
            await WaitAsync(file, health.Current!.Reason ?? "down", cancellation);
    }

    /// <exception cref="JobPostponedException">The scanner went away; the file stays where it is.</exception>
    internal async Task<bool> RunAsync(StoredFile file, string path, FileOpening opening, CancellationToken cancellation)
    {
        opening.BeginAhead();
        var result = await scan.RunAsync(path, opening, progress.Between(file.Id, 0, 50), opening.Pass, cancellation);
        if (result.Reply.Verdict == ScanVerdict.Unavailable)
        {
            await health.ProbeAsync(cancellation);
            await WaitAsync(file, result.Reply.Detail ?? "no answer", cancellation);
        }
        return await SettleAsync(file, result, cancellation);
    }

    private Task<bool> SettleAsync(StoredFile file, FileScanResult result, CancellationToken cancellation)
    {
        var verdict = Verdict.Of(file.Id, result, health.Current?.Version, time.GetUtcNow());
        var reply = result.Reply;
        if (reply.Verdict == ScanVerdict.Infected)
            return moves.RefuseAsync(file, FileState.Infected, RefusalSentence.Infected(reply.Detail!, result.Place), verdict, cancellation);
        if (result.Broken is { } broken)
            return moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(broken), verdict, cancellation);
        return reply.Verdict switch
        {
            ScanVerdict.TooLarge => moves.RefuseAsync(file, FileState.TooLargeToScan, RefusalSentence.TooLargeToScan, verdict, cancellation),
            ScanVerdict.Encrypted => RefuseAsync(Refusal.Encrypted),
            ScanVerdict.LimitsExceeded => RefuseAsync(Refusal.ScanLimits),
            ScanVerdict.Suspicious => RefuseAsync(Refusal.ScanSuspicious),
            _ => PassAsync(file, verdict, cancellation),
        };

        Task<bool> RefuseAsync(Refusal reason) => moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(reason), verdict, cancellation);
    }

    private Task<bool> PassAsync(StoredFile file, Verdict verdict, CancellationToken cancellation) => moves.MoveAsync(
        file,
        FileState.Clean,
        set => set.SetProperty(f => f.ScannedParts, verdict.Parts).SetProperty(f => f.ScannedAt, verdict.At).SetProperty(f => f.Waits, 0).SetProperty(f => f.Progress, (short)50),
        context =>
        {
            context.Add(verdict);
            return Task.CompletedTask;
        },
        cancellation);

    private Task WaitAsync(StoredFile file, string reason, CancellationToken cancellation) => PostponeAsync(file, $"The virus scanner is down: {reason}", cancellation);

    /// <summary>Waits for what is away: an outage is not the file's fault and costs none of its attempts.</summary>
    /// <exception cref="JobPostponedException">Always.</exception>
    internal async Task PostponeAsync(StoredFile file, string reason, CancellationToken cancellation)
    {
        await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Waits, f => f.Waits + 1), cancellation);
        throw new JobPostponedException(Waits[Math.Min(file.Waits, Waits.Length - 1)], reason);
    }
}
