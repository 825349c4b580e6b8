using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Resources.Data;

/// <summary>What somebody said and did while other people's work was reviewed. It belongs to that work; the words go with the person.</summary>
internal sealed class ReviewRecords(ResourcesDbContext db) : IPersonalRecords
{
    /// <summary>In place of the words of somebody who is gone.</summary>
    private const string NoWords = "—";

    public string Name => "reviews";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("resources.review_claim.claimed_by"),
        PersonColumn.Goes("resources.review_field.person_id"),
        PersonColumn.Stays("resources.review_remark.written_by", "that something was remarked belongs to the decision; the words go"),
        PersonColumn.Stays("resources.review_message.written_by", "the other side's part of the conversation stays; the words go"),
        PersonColumn.Stays("resources.mending.mended_by", "what was changed in another person's work must stay traceable"),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation) => new
    {
        remarks = await db.ReviewRemarks.OfAllSites().AsNoTracking().Where(r => r.WrittenBy == personId)
            .Select(r => new { r.SubmissionId, r.WrittenAt, r.Field, r.FileId, r.Locator, r.Words }).ToListAsync(cancellation),
        messages = await db.ReviewMessages.OfAllSites().AsNoTracking().Where(m => m.WrittenBy == personId)
            .Select(m => new { m.VersionId, m.WrittenAt, m.Words }).ToListAsync(cancellation),
        mended = await db.Mendings.OfAllSites().AsNoTracking().Where(m => m.MendedBy == personId)
            .Select(m => new { m.SubmissionId, m.MendedAt, m.Field }).ToListAsync(cancellation),
        looksAfter = await db.ReviewFields.OfAllSites().AsNoTracking().Where(f => f.PersonId == personId)
            .Select(f => new { f.SiteId, f.Subjects, f.Levels }).ToListAsync(cancellation),
    };

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.ReviewClaims.OfAllSites().Where(c => c.ClaimedBy == personId).ExecuteDeleteAsync(cancellation);
        await db.ReviewFields.OfAllSites().Where(f => f.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.ReviewRemarks.OfAllSites().Where(r => r.WrittenBy == personId).ExecuteUpdateAsync(r => r.SetProperty(row => row.Words, NoWords), cancellation);
        await db.ReviewMessages.OfAllSites().Where(m => m.WrittenBy == personId).ExecuteUpdateAsync(m => m.SetProperty(row => row.Words, NoWords), cancellation);
    }
}
