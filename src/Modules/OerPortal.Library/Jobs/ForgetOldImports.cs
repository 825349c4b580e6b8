using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;

namespace OerPortal.Library.Jobs;

internal sealed record ForgetOldImports : IJob
{
    string IJob.Key => nameof(ForgetOldImports);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Deletes tables of books that were taken in, or looked at and left: what came of them is in the catalogue.</summary>
internal sealed class ForgetOldImportsJob(LibraryDbContext db, TimeProvider time) : IJobHandler<ForgetOldImports>
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Task RunAsync(ForgetOldImports job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        return db.Imports.OfAllSites().Where(i => i.BegunAt < before).ExecuteDeleteAsync(cancellation);
    }
}
