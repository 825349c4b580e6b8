using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Jobs;

internal sealed record RemindReaders : IJob
{
    string IJob.Key => nameof(RemindReaders);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Tells readers of every school what is due soon, once, and what is overdue, once a week for a while: one message for all their books.</summary>
internal sealed class RemindReadersJob(LibraryDbContext db, INotices notices, ISites sites, LendingRules rules) : IJobHandler<RemindReaders>
{
    /// <summary>How many days before the day a reader is told.</summary>
    internal const int Ahead = 2;

    /// <summary>Then the class list and the letters are the librarian's.</summary>
    internal const int MostWeeks = 8;

    public async Task RunAsync(RemindReaders job, IJobProgress progress, CancellationToken cancellation)
    {
        var (today, soon) = (rules.Today, rules.Today.AddDays(Ahead));
        var schools = await db.Loans.OfAllSites().Where(l => l.EndedAt == null && l.DueOn <= soon).Select(l => l.SiteId).Distinct().ToListAsync(cancellation);
        foreach (var (at, school) in schools.Index())
        {
            if (sites.Find(school) is { } site && sites.HasFeature(school, "library"))
                await RemindAsync(site, today, soon, cancellation);
            await progress.ReportAsync((at + 1) * 100 / schools.Count, cancellation);
        }
    }

    private async Task RemindAsync(Site school, DateOnly today, DateOnly soon, CancellationToken cancellation)
    {
        var oldest = today.AddDays(-7 * MostWeeks);
        var loans = await db.Loans.OfAllSites().AsNoTracking()
            .Where(l => l.SiteId == school.Id && l.EndedAt == null && l.PersonId != null && l.DueOn <= soon && l.DueOn >= oldest && (l.EbookTitleId == null || l.DueOn >= today))
            .Select(l => new { Person = l.PersonId!.Value, l.DueOn, l.Copy.Title.Name, l.Copy.Title.Volume }).ToListAsync(cancellation);
        foreach (var owed in loans.GroupBy(l => (l.Person, IsOverdue: l.DueOn < today)))
        {
            var (first, count) = (owed.MinBy(l => l.DueOn)!, owed.Count());
            var kind = owed.Key.IsOverdue ? "overdue" : "due";
            var weeks = owed.Key.IsOverdue ? (today.DayNumber - first.DueOn.DayNumber - 1) / 7 : 0;
            var notice = new Notice(
                owed.Key.Person,
                count == 1 ? $"library.notice.{kind}.one" : $"library.notice.{kind}.other",
                [count == 1 ? first.Volume.Length > 0 ? $"{first.Name}. {first.Volume}" : first.Name : $"{count}", first.DueOn.DayInNumbers()],
                school.PathPrefix + LibraryAddress.Mine,
                $"library.{kind}:{school.Id}:{first.DueOn:yyyy-MM-dd}:{weeks}");
            await notices.TellAsync(notice, cancellation);
        }
    }
}
