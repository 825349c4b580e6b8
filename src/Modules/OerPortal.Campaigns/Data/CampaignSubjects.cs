using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;

namespace OerPortal.Campaigns.Data;

/// <summary>Challenges in the audit log.</summary>
internal sealed class ChallengeSubjects(CampaignsDbContext db) : IAuditSubjects
{
    public string Kind => "challenge";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Challenges.OfAllSites().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new AuditSubject(c.Title, CampaignAddress.Page(c.PublicId)), cancellation);
}

/// <summary>Thanks in the audit log.</summary>
internal sealed class CommendationSubjects(CampaignsDbContext db) : IAuditSubjects
{
    public string Kind => "commendation";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Commendations.OfAllSites().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new AuditSubject(c.Name, CampaignAddress.EditThanks(c.PublicId)), cancellation);
}
