using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>A report was answered or closed.</summary>
internal sealed record FaultDecided(Guid ReportId) : IEvent;

/// <summary>Tells whoever reported something what became of it; guests left nothing by which they could be told.</summary>
internal sealed class FaultNoticesHandler(ResourcesDbContext db, INotices notices, ISites sites) : IEventHandler<FaultDecided>
{
    public async Task HandleAsync(FaultDecided message, CancellationToken cancellation)
    {
        var report = await db.FaultReports.OfAllSites().AsNoTracking().Include(r => r.Answer).Include(r => r.Closure).FirstOrDefaultAsync(r => r.Id == message.ReportId, cancellation);
        if (report?.ReportedBy is not { } reporter
            || await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == report.ResourceId), cancellation) is not { } resource)
            return;
        var title = resource.Versions.Single(v => v.Number == report.Version).Metadata.Title;
        var address = (report.Visibility == Visibility.School ? sites.Find(report.SiteId)?.PathPrefix : "") + ResourceAddress.Page(resource.PublicId);
        if (report.Answer is { } answer)
            await notices.TellAsync(new Notice(reporter, "resources.notice.fault-answered", [title, answer.Words], address, $"fault-answered:{report.Id}"), cancellation);
        // Words that came with the end say it already.
        if (report.Closure is { } closure && report.Answer?.AnsweredAt != closure.ClosedAt)
            await notices.TellAsync(new Notice(reporter, "resources.notice.fault-" + Key(closure.Outcome), [title], address, $"fault-closed:{report.Id}"), cancellation);
    }

    private static string Key(FaultOutcome outcome) => outcome switch
    {
        FaultOutcome.Mended => "mended",
        FaultOutcome.Unfounded => "unfounded",
        _ => "taken-down",
    };
}
