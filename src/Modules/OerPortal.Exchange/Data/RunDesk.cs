using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Jobs;
using OerPortal.Exchange.Models;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Data;

/// <summary>What people do with imports of their site; each with its line in the audit log.</summary>
internal sealed class RunDesk(ExchangeDbContext db)
{
    internal async Task<Run> StartAsync(Run run, CancellationToken cancellation)
    {
        db.Runs.Add(run);
        db.Record("exchange.start", Subject(run), new { mode = run.Mode.ToString() });
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    /// <summary>Takes in what was looked through, or goes on where it was stopped.</summary>
    /// <returns>False when there is nothing to begin.</returns>
    internal async Task<bool> BeginAsync(Run run, CancellationToken cancellation)
    {
        var to = run.IsChecked ? RunState.Running : RunState.Checking;
        if (run.State is not (RunState.Checked or RunState.Stopped))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await db.Runs.Where(r => r.Id == run.Id && r.State == run.State).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, to).SetProperty(r => r.Trouble, "").SetProperty(r => r.TroubleArguments, Array.Empty<string>()), cancellation) == 1;
        if (moved)
        {
            db.Record("exchange.begin", Subject(run), new { run.Added, run.Changed });
            db.Enqueue(new GoOnWithRun(run.Id));
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return moved;
    }

    internal async Task<bool> StopAsync(Run run, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await db.Runs.Where(r => r.Id == run.Id && (r.State == RunState.Running || r.State == RunState.Checking)).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Stopped), cancellation) == 1;
        if (moved)
        {
            db.Record("exchange.stop", Subject(run));
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return moved;
    }

    /// <summary>Forgets the import and its report; what was taken in stays.</summary>
    internal async Task<bool> RemoveAsync(Run run, CancellationToken cancellation)
    {
        if (run.IsUnderWay)
            return false;
        db.Runs.Remove(run);
        db.Record("exchange.remove", Subject(run), new { Name = run.Name.Length > 0 ? run.Name : run.BeganAt.MomentInNumbers() });
        if (run.FileId is { } fileId)
            db.Publish(new FilesGivenUp([fileId]));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static string Subject(Run run) => $"import:{run.Id}";
}
