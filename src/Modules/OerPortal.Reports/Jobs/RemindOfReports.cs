using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Jobs;

internal sealed record RemindOfReports : IJob
{
    string IJob.Key => nameof(RemindOfReports);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Tells librarians and administrators of schools that have not signed the year's report that it is due soon; each day of the department's once.</summary>
internal sealed class RemindOfReportsJob(ReportsDbContext db, ISites sites, IPeople people, INotices notices, TimeProvider time) : IJobHandler<RemindOfReports>
{
    private static readonly SiteRole[] Told = [SiteRole.Librarian, SiteRole.SiteAdministrator];

    public async Task RunAsync(RemindOfReports job, IJobProgress progress, CancellationToken cancellation)
    {
        var rules = await db.Rules.AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new DepartmentRules();
        var (today, year) = (SchoolYear.Today(time), SchoolYear.Now(time));
        var due = rules.DueOn(year);
        // A portal that stood still on the day itself tells it the day after.
        if (today > due || rules.RemindDays.Where(d => today >= due.AddDays(-d)).Select(d => (int?)d).Min() is not { } stage)
            return;
        var levels = await db.Criteria.Select(c => c.SchoolLevel).Distinct().ToListAsync(cancellation);
        var signed = await db.Reports.OfAllSites().Where(r => r.Year == year.Begins).Select(r => r.SiteId).Distinct().ToListAsync(cancellation);
        foreach (var school in sites.Schools.Where(s => s.Level is { } level && levels.Contains(level) && !signed.Contains(s.Id) && sites.HasFeature(s.Id, "reports")))
        {
            foreach (var personId in await HoldersAsync(school, cancellation))
                await notices.TellAsync(new Notice(personId, "reports.notice.due", [school.Name, year.Name, DayInNumbers(due)], school.PathPrefix + ReportAddress.Assessment, $"reports.due:{school.Id}:{year.Begins}:{stage}"), cancellation);
        }
    }

    private async Task<IReadOnlySet<Guid>> HoldersAsync(Site school, CancellationToken cancellation)
    {
        var holders = new HashSet<Guid>();
        foreach (var role in Told)
            holders.UnionWith(await people.HoldersAsync(school.Id, role, cancellation));
        return holders;
    }

    private static string DayInNumbers(DateOnly day)
    {
        using var vietnamese = Speaking.As("vi");
        return day.Day();
    }
}
