using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.SignOn.Data;

namespace OerPortal.SignOn.Provider;

/// <summary>Looks which visits are over, ends them, and has systems told. Tokens are worth nothing before that already (<see cref="StandingCheck"/>).</summary>
/// <param name="Whose">Null for everybody's: what was missed while nobody listened.</param>
public sealed record EndVisits(Guid? Whose) : IJob
{
    string? IJob.Key => Whose?.ToString() ?? "all";

    JobLane IJob.Lane => Whose is null ? JobLane.Upkeep : JobLane.Ordinary;
}

internal sealed class EndVisitsHandler(SignOnDbContext db, Visits visits) : IJobHandler<EndVisits>
{
    public async Task RunAsync(EndVisits job, IJobProgress progress, CancellationToken cancellation)
    {
        var looked = await db.Visits.AsNoTracking().Where(v => job.Whose == null || v.PersonId == job.Whose).ToListAsync(cancellation);
        foreach (var visit in looked)
        {
            if (await visits.StandsAsync(visit, cancellation) is null)
                await visits.EndAsync([visit], cancellation);
        }
    }
}
