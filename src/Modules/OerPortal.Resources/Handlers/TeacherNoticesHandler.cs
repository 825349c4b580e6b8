using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>Tells contributors what became of their work: approved, returned with a comment, withdrawn, a file refused.</summary>
internal sealed class TeacherNoticesHandler(ResourcesDbContext db, INotices notices, IFiles files, ISites sites, TimeProvider time)
    : IEventHandler<SubmissionDecided>, IEventHandler<ResourceWithdrawn>, IEventHandler<FileRefused>
{
    /// <summary>Decisions older than this come from an import: history, not news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    public async Task HandleAsync(SubmissionDecided message, CancellationToken cancellation)
    {
        var resource = await FindAsync(message.ResourceId, cancellation);
        var version = resource?.Versions.Find(v => v.Submissions.Exists(s => s.Id == message.SubmissionId));
        if (resource is null || version is null)
            return;
        var submission = version.Submissions.Single(s => s.Id == message.SubmissionId);
        var title = version.Metadata.Title;
        if (submission.Approval is { } approval && IsNews(approval.ApprovedAt))
            await TellApprovedAsync(resource, version, submission, approval, cancellation);
        if (submission.Returned is { } returned && IsNews(returned.ReturnedAt))
            await TellAsync(resource, "resources.notice.returned", [title, returned.Comment], ResourceAddress.Draft(version.PublicId), $"decided:{submission.Id}", cancellation);
    }

    private async Task TellApprovedAsync(Resource resource, ResourceVersion version, Submission submission, Approval approval, CancellationToken cancellation)
    {
        var title = version.Metadata.Title;
        var mended = await db.Mendings.OfAllSites().AnyAsync(m => m.SubmissionId == submission.Id, cancellation)
            || await db.ReviewRemarks.OfAllSites().AnyAsync(r => r.SubmissionId == submission.Id, cancellation);
        var key = approval.Note is null ? "resources.notice.approved" : "resources.notice.approved-note";
        // Remarks and what was mended stand with the draft.
        await TellAsync(
            resource, key, approval.Note is null ? [title] : [title, approval.Note], mended ? ResourceAddress.Draft(version.PublicId) : ResourceAddress.Page(resource.PublicId), $"decided:{submission.Id}", cancellation);
    }

    public async Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation)
    {
        var resource = await FindAsync(message.ResourceId, cancellation);
        if (resource?.Withdrawals.MaxBy(w => w.WithdrawnAt) is not { } withdrawal || withdrawal.WithdrawnBy == resource.OwnerId || !IsNews(withdrawal.WithdrawnAt))
            return;
        var title = resource.Versions.Single(v => v.Id == withdrawal.VersionId).Metadata.Title;
        await TellAsync(resource, "resources.notice.withdrawn", [title, withdrawal.Reason], ResourceAddress.Page(resource.PublicId), $"withdrawn:{withdrawal.Id}", cancellation);
    }

    public async Task HandleAsync(FileRefused message, CancellationToken cancellation)
    {
        var version = await db.Versions.OfAllSites().AsNoTracking().FirstOrDefaultAsync(
            v => v.Draft != null && (v.Files.Any(f => f.FileId == message.FileId) || "draft:" + v.PublicId == message.Holder), cancellation);
        if (await files.FindAsync(message.FileId, cancellation) is not { } file)
            return;
        if (version is null)
        {
            await TellOfPublishedAsync(message, file, cancellation);
            return;
        }
        var key = file.State == FileState.Infected ? "resources.notice.file-infected" : "resources.notice.file-refused";
        var notice = new Notice(message.OwnerId, key, [file.Name], Address(version.SiteId, ResourceAddress.Draft(version.PublicId)), $"refused:{message.FileId}");
        await notices.TellAsync(notice, cancellation);
    }

    // Only signatures that came later find something in what has passed once.
    private async Task TellOfPublishedAsync(FileRefused message, FileFacts file, CancellationToken cancellation)
    {
        var resource = await db.Resources.OfAllSites().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Versions.Any(v => v.Files.Any(f => f.FileId == message.FileId)), cancellation);
        if (resource is not null)
            await TellAsync(resource, "resources.notice.file-infected-later", [file.Name], ResourceAddress.Page(resource.PublicId), $"refused:{file.Id}", cancellation);
    }

    private Task<Resource?> FindAsync(Guid id, CancellationToken cancellation)
        => db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == id), cancellation);

    private async Task TellAsync(Resource resource, string key, string[] arguments, string path, string once, CancellationToken cancellation)
    {
        foreach (var maker in resource.Makers)
            await notices.TellAsync(new Notice(maker, key, arguments, Address(resource.SiteId, path), once), cancellation);
    }

    private string Address(Guid siteId, string path) => sites.Find(siteId)?.PathPrefix + path;

    private bool IsNews(DateTimeOffset at) => time.GetUtcNow() - at < News;
}
