using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Carries out the steps of an import with the verbs that people use.</summary>
internal sealed class ImportSteps(ResourcesDbContext db, IFiles files)
{
    /// <summary>Does all steps, if every file is settled. The caller holds the transaction, so that all of them happen or none.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    internal async Task<bool> GoOnAsync(Guid resourceId, CancellationToken cancellation)
    {
        var plan = await db.ImportPlans.OfAllSites().FirstOrDefaultAsync(p => p.ResourceId == resourceId, cancellation);
        if (plan is null)
            return true;
        var resource = (await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == resourceId), cancellation))!;
        var facts = await files.FindManyAsync([.. resource.Latest.Files.Select(f => f.FileId)], cancellation);
        if (facts.Any(f => !f.IsSettled))
            return false;

        // A refused file leaves a draft that its owner can mend.
        if (facts.All(f => f.IsReady))
            await DoAsync(resource, plan.Steps, facts, cancellation);
        db.ImportPlans.Remove(plan);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task DoAsync(Resource resource, IReadOnlyList<ImportedStep> steps, IReadOnlyList<FileFacts> facts, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            Do(resource, step, facts);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static void Do(Resource resource, ImportedStep step, IReadOnlyList<FileFacts> facts)
    {
        var version = resource.Latest;
        switch (step.Kind)
        {
            case ImportedStepKind.Submit:
                resource.Submit(version, facts, step.PersonId, step.At);
                break;
            case ImportedStepKind.Approve:
                resource.Approve(OpenOf(version), facts, step.PersonId, step.Comment, step.At);
                break;
            case ImportedStepKind.Return:
                resource.Return(OpenOf(version), step.PersonId, step.Comment ?? "", step.At);
                break;
            default:
                resource.Withdraw(step.PersonId, step.Comment ?? "", step.At);
                break;
        }
    }

    private static Submission OpenOf(ResourceVersion version)
        => version.OpenSubmission ?? throw new TransitionRefusedException("resources.refused.decided");
}
