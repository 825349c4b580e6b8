using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Between;

internal sealed record RemindLibraries : IJob
{
    string IJob.Key => nameof(RemindLibraries);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Tells both libraries what should have gone back between them, once a week for a while: one message for all such books of one school.</summary>
internal sealed class RemindLibrariesJob(LibraryDbContext db, Librarians librarians, ISites sites, LendingRules rules) : IJobHandler<RemindLibraries>
{
    private const int MostWeeks = 8;

    public async Task RunAsync(RemindLibraries job, IJobProgress progress, CancellationToken cancellation)
    {
        var (today, oldest) = (rules.Today, rules.Today.AddDays(-7 * MostWeeks));
        var late = await db.Stays.OfAllSites().AsNoTracking().Where(s => s.EndedAt == null && s.ArrivedAt != null && s.AtId != s.SiteId && s.DueOn < today && s.DueOn >= oldest)
            .GroupBy(s => new { s.SiteId, s.AtId }).Select(g => new { g.Key.SiteId, g.Key.AtId, Count = g.Count(), First = g.Min(s => s.DueOn!.Value) }).ToListAsync(cancellation);
        foreach (var owed in late)
        {
            var weeks = (today.DayNumber - owed.First.DayNumber - 1) / 7;
            var once = $"{owed.SiteId}:{owed.AtId}:{owed.First:yyyy-MM-dd}:{weeks}";
            string[] arguments = [$"{owed.Count}", owed.First.DayInNumbers()];
            await librarians.TellAsync(owed.AtId, "library.notice.between.late", [.. arguments, sites.Find(owed.SiteId)?.Name ?? ""], LibraryAddress.Between, $"library.between.late:{once}", cancellation);
            await librarians.TellAsync(owed.SiteId, "library.notice.between.owed", [.. arguments, sites.Find(owed.AtId)?.Name ?? ""], LibraryAddress.Between, $"library.between.owed:{once}", cancellation);
        }
    }
}
