using OerPortal.Ingest;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Models;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>Brings planned rows in, on the way of a person's contributions.</summary>
internal sealed class Taking(IContributions contributions, FileTaking files, TimeProvider time)
{
    /// <returns>The rows as they ended. A row that is refused now leaves the others alone.</returns>
    /// <exception cref="Ingest.NoRoomException">There is no room; what was taken before stays.</exception>
    internal async Task<IReadOnlyList<RowReport>> TakeAsync(Run run, IReadOnlyList<RowPlan> plans, IBundle bundle, CancellationToken cancellation)
    {
        var reports = new List<RowReport>();
        RowPlan[] bare = [.. plans.Where(p => p is { Outcome: RowOutcome.New, Files.Count: 0 } && run is { Mode: RunMode.Publish, MayLackFiles: true })];
        if (bare.Length > 0)
            await PublishAsync(run, bare, cancellation);
        reports.AddRange(bare.Select(plan => plan.Report(isDone: true)));
        foreach (var plan in plans.Except(bare))
            reports.Add(await TakeAsync(run, plan, bundle, cancellation));
        return reports;
    }

    // The last is told of: who follows the catalogue reads all that came before.
    private async Task PublishAsync(Run run, RowPlan[] plans, CancellationToken cancellation)
    {
        var resources = plans.Select(plan => Wanted(run, plan, [])).ToList();
        await contributions.PublishManyAsync(resources[..^1].ToAsyncEnumerable(), announce: false, cancellation);
        await contributions.PublishManyAsync(resources[^1..].ToAsyncEnumerable(), announce: true, cancellation);
    }

    private async Task<RowReport> TakeAsync(Run run, RowPlan plan, IBundle bundle, CancellationToken cancellation)
    {
        if (plan.Outcome is RowOutcome.Faulty or RowOutcome.Unchanged)
            return plan.Report();
        try
        {
            var taken = await files.TakeAsync(run, ExternalKeyOf(run, plan), plan, bundle, cancellation);
            var wanted = Wanted(run, plan, taken);
            var outcome = plan.Known is { } known
                ? await contributions.UpdateAsync(known.ResourceId, wanted, cancellation)
                : await contributions.ImportAsync(wanted, cancellation);
            return plan.Report(isDone: true, outcome.PublicId);
        }
        catch (ImportRefusedException)
        {
            // Changed by somebody since it was looked at.
            plan.Problems.Add(new RowProblem(null, "exchange.problem.refused"));
        }
        catch (FileRefusedException)
        {
            plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.damaged"));
        }

        return plan.Report();
    }

    private ImportedResource Wanted(Run run, RowPlan plan, IReadOnlyList<ImportedFile> taken)
        => new(ExternalKeyOf(run, plan), run.SiteId, run.OwnerId, plan.About, plan.Visibility, taken, time.GetUtcNow(), [.. StepsOf(run)]);

    private IEnumerable<ImportedStep> StepsOf(Run run)
    {
        if (run.Mode != RunMode.Draft)
            yield return new ImportedStep(ImportedStepKind.Submit, run.OwnerId, time.GetUtcNow());
        if (run is { Mode: RunMode.Publish, ApproverId: { } approver })
            yield return new ImportedStep(ImportedStepKind.Approve, approver, time.GetUtcNow());
    }

    private static string ExternalKeyOf(Run run, RowPlan plan) => Planner.PrefixOf(run.SiteId) + plan.Key;
}
