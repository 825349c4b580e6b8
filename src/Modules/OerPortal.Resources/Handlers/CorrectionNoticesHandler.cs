using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>Somebody suggested a correction.</summary>
internal sealed record CorrectionSuggested(Guid CorrectionId) : IEvent;

/// <summary>A suggestion was accepted or declined.</summary>
internal sealed record CorrectionDecided(Guid CorrectionId) : IEvent;

/// <summary>Tells those whose work it is about of it, and whoever suggested it what became of it.</summary>
internal sealed class CorrectionNoticesHandler(ResourcesDbContext db, INotices notices, ISites sites) : IEventHandler<CorrectionSuggested>, IEventHandler<CorrectionDecided>
{
    public async Task HandleAsync(CorrectionSuggested message, CancellationToken cancellation)
    {
        if (await FindAsync(message.CorrectionId, cancellation) is not var (correction, resource, title))
            return;
        var address = sites.Find(correction.SiteId)?.PathPrefix + ResourceAddress.Correction(correction.PublicId);
        foreach (var maker in resource.Makers)
            await notices.TellAsync(new Notice(maker, "resources.notice.correction", [title], address, $"correction:{correction.Id}"), cancellation);
    }

    public async Task HandleAsync(CorrectionDecided message, CancellationToken cancellation)
    {
        if (await FindAsync(message.CorrectionId, cancellation) is not var (correction, resource, title) || correction.Decision is not { } decision)
            return;
        if (correction.SuggestedBy is { } suggester)
            await notices.TellAsync(
                decision.IsAccepted
                    ? new Notice(suggester, "resources.notice.correction-accepted", [title], ResourceAddress.OwnEchoes, $"correction-decided:{correction.Id}")
                    : new Notice(suggester, "resources.notice.correction-declined", [title, decision.Reason ?? ""], ResourceAddress.OwnEchoes, $"correction-decided:{correction.Id}"),
                cancellation);
        // A reviewer changed a draft of theirs: it is theirs to hand in.
        if (decision is { IsAccepted: true, Version: { } number } && !resource.IsMadeBy(decision.DecidedBy) && resource.Versions.Find(v => v.Number == number) is { } version)
        {
            var draft = sites.Find(correction.SiteId)?.PathPrefix + ResourceAddress.Draft(version.PublicId);
            await notices.TellAsync(new Notice(resource.OwnerId, "resources.notice.correction-taken", [title], draft, $"correction-taken:{correction.Id}"), cancellation);
        }
    }

    private async Task<(Correction Correction, Resource Resource, string Title)?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var correction = await db.Corrections.OfAllSites().AsNoTracking().Include(c => c.Decision).FirstOrDefaultAsync(c => c.Id == id, cancellation);
        return correction is not null && await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == correction.ResourceId), cancellation) is { } resource
            ? (correction, resource, resource.Versions.Single(v => v.Number == correction.Version).Metadata.Title)
            : null;
    }
}
