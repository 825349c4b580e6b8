using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Models;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Data;

/// <summary>What somebody contributed, put together, decided and said. Published work stays under its licence; all else goes with the person.</summary>
internal sealed class ResourceRecords(ResourcesDbContext db, DraftRemoval drafts, IPageCache pages, ISites sites) : IPersonalRecords
{
    /// <summary>In place of the words of somebody who is gone.</summary>
    private const string NoWords = "—";

    public string Name => "resources";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Stays("resources.resource.owner_id", "what was published was given to all under its licence; what was not goes with its drafts, comments and files"),
        PersonColumn.Stays("resources.submission.submitted_by", "belongs to what was published; others go"),
        PersonColumn.Stays("resources.approval.approved_by", "who let a resource in must stay traceable; the note goes"),
        PersonColumn.Stays("resources.return.returned_by", "the decision about another person's work stays; the comment goes"),
        PersonColumn.Stays("resources.withdrawal.withdrawn_by", "the public reason is the portal's word to readers"),
        PersonColumn.Goes("resources.collection.owner_id"),
        PersonColumn.Goes("resources.co_author.person_id"),
        PersonColumn.Goes("resources.draft.saved_by"),
        PersonColumn.Goes("resources.draft_edit.edited_by"),
        PersonColumn.Goes("resources.fault_report.reported_by"),
        PersonColumn.Stays("resources.fault_answer.answered_by", "who looked after a report must stay traceable; the words go"),
        PersonColumn.Stays("resources.fault_closure.closed_by", "who ended a report must stay traceable"),
        PersonColumn.Goes("resources.correction.suggested_by"),
        PersonColumn.Stays("resources.correction_decision.decided_by", "who decided on a suggestion must stay traceable; the words go"),
        PersonColumn.Goes("resources.collection_submission.submitted_by"),
        PersonColumn.Stays("resources.collection_publication.published_by", "who let a collection be found must stay traceable"),
        PersonColumn.Stays("resources.collection_return.returned_by", "the decision about another person's collection stays; the comment goes"),
        PersonColumn.Goes("resources.class_use.person_id"),
        PersonColumn.Goes("resources.teacher_page.person_id"),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var own = await db.AllWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.OwnerId == personId).OrderBy(r => r.CreatedAt), cancellation);
        var collections = await db.Collections.OfAllSites().AsNoTracking().Whole().Where(c => c.OwnerId == personId).ToListAsync(cancellation);
        return new
        {
            contributions = own.Select(Describe),
            together = await db.Resources.OfAllSites().AsNoTracking().Where(r => r.CoAuthors.Any(c => c.PersonId == personId)).Select(r => r.PublicId).ToListAsync(cancellation),
            collections = collections.Select(c => new
            {
                c.PublicId,
                c.Title,
                c.Description,
                Site = SiteName(c.SiteId),
                c.CreatedAt,
                c.ChangedAt,
                State = c.State(),
                Parts = c.Parts.Select(p => new { p.Section?.Heading, p.Section?.Words, Resources = p.Items.Select(i => new { i.ResourceId, i.Note }) }),
            }),
            approvals = await db.Set<Approval>().OfAllSites().AsNoTracking().Where(a => a.ApprovedBy == personId)
                .Select(a => new { a.SubmissionId, a.ApprovedAt, a.Note }).ToListAsync(cancellation),
            returns = await db.Set<Return>().OfAllSites().AsNoTracking().Where(r => r.ReturnedBy == personId)
                .Select(r => new { r.SubmissionId, r.ReturnedAt, r.Comment }).ToListAsync(cancellation),
            withdrawals = await db.Set<Withdrawal>().OfAllSites().AsNoTracking().Where(w => w.WithdrawnBy == personId)
                .Select(w => new { w.ResourceId, w.WithdrawnAt, w.Reason }).ToListAsync(cancellation),
            reports = await db.FaultReports.OfAllSites().AsNoTracking().Where(r => r.ReportedBy == personId)
                .Select(r => new { r.ResourceId, Kind = r.Kind.ToString(), r.Words, r.Locator, r.ReportedAt }).ToListAsync(cancellation),
            answers = await db.Set<FaultAnswer>().OfAllSites().AsNoTracking().Where(a => a.AnsweredBy == personId)
                .Select(a => new { a.ReportId, a.AnsweredAt, a.Words }).ToListAsync(cancellation),
            suggestions = await db.Corrections.OfAllSites().AsNoTracking().Where(c => c.SuggestedBy == personId)
                .Select(c => new { c.ResourceId, c.Field, c.After, c.Found, c.Wanted, c.Words, c.SuggestedAt }).ToListAsync(cancellation),
            uses = await db.ClassUses.AsNoTracking().Where(u => u.PersonId == personId).Select(u => new { u.ResourceId, u.ClassName, u.Note, u.Stars, u.SaidAt }).ToListAsync(cancellation),
            shownSince = await db.TeacherPages.Where(t => t.PersonId == personId).Select(t => (DateTimeOffset?)t.ShownAt).FirstOrDefaultAsync(cancellation),
        };
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        var unfinished = await db.Resources.OfAllSites()
            .Where(r => r.OwnerId == personId && r.Versions.Any(v => !v.Submissions.Any(s => s.Approval != null)))
            .Select(r => r.Id).ToListAsync(cancellation);
        foreach (var id in unfinished)
            await db.AloneWithResourceAsync(id, () => DropUnpublishedAsync(id, cancellation), cancellation);
        await db.Set<CoAuthor>().OfAllSites().Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.DraftEdits.OfAllSites().Where(e => e.EditedBy == personId).ExecuteDeleteAsync(cancellation);
        await db.Set<Draft>().OfAllSites().Where(d => d.SavedBy == personId).ExecuteUpdateAsync(d => d.SetProperty(row => row.SavedBy, (Guid?)null), cancellation);
        await db.Collections.OfAllSites().Where(c => c.OwnerId == personId).ExecuteDeleteAsync(cancellation);
        await db.Set<Approval>().OfAllSites().Where(a => a.ApprovedBy == personId && a.Note != null)
            .ExecuteUpdateAsync(a => a.SetProperty(row => row.Note, (string?)null), cancellation);
        await db.Set<Return>().OfAllSites().Where(r => r.ReturnedBy == personId)
            .ExecuteUpdateAsync(r => r.SetProperty(row => row.Comment, NoWords), cancellation);
        await EraseEchoesAsync(personId, cancellation);
    }

    private async Task EraseEchoesAsync(Guid personId, CancellationToken cancellation)
    {
        await db.FaultReports.OfAllSites().Where(r => r.ReportedBy == personId).ExecuteUpdateAsync(r => r.SetProperty(row => row.ReportedBy, (Guid?)null), cancellation);
        await db.Set<FaultAnswer>().OfAllSites().Where(a => a.AnsweredBy == personId).ExecuteUpdateAsync(a => a.SetProperty(row => row.Words, NoWords), cancellation);
        await db.Corrections.OfAllSites().Where(c => c.SuggestedBy == personId).ExecuteUpdateAsync(c => c.SetProperty(row => row.SuggestedBy, (Guid?)null), cancellation);
        await db.Set<CorrectionDecision>().OfAllSites().Where(d => d.DecidedBy == personId && d.Reason != null).ExecuteUpdateAsync(d => d.SetProperty(row => row.Reason, NoWords), cancellation);
        await db.Set<CollectionReturn>().OfAllSites().Where(r => r.ReturnedBy == personId).ExecuteUpdateAsync(r => r.SetProperty(row => row.Comment, NoWords), cancellation);
        await db.ClassUses.Where(u => u.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.TeacherPages.Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.All, cancellation);
    }

    private async Task<bool> DropUnpublishedAsync(Guid resourceId, CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == resourceId), cancellation);
        ResourceVersion[] never = [.. resource?.Versions.Where(v => v.Approval is null) ?? []];
        if (never.Length == 0)
            return false;
        await drafts.RemoveAsync(resource!, never, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private object Describe(Resource resource) => new
    {
        resource.PublicId,
        Site = SiteName(resource.SiteId),
        resource.CreatedAt,
        resource.FirstPublishedAt,
        Versions = resource.Versions.OrderBy(v => v.Number).Select(v => new
        {
            v.Number,
            State = v.StateIn(resource).ToString(),
            v.CreatedAt,
            Visibility = v.Visibility.ToString(),
            v.Metadata,
            Links = v.OrderedLinks.Select(l => new { l.Address, Role = l.Role.ToString(), l.Title, l.PageTitle }),
            Files = v.OrderedFiles.Select(f => new { f.FileId, Role = f.Role.ToString(), f.Title }),
            Submissions = v.Submissions.OrderBy(s => s.SubmittedAt).Select(s => new { s.SubmittedAt, s.Approval?.ApprovedAt, s.Approval?.Note, s.Returned?.ReturnedAt, s.Returned?.Comment }),
        }),
        Withdrawals = resource.Withdrawals.Select(w => new { w.WithdrawnAt, w.Reason }),
    };

    private string? SiteName(Guid id) => sites.Find(id)?.Name;
}
