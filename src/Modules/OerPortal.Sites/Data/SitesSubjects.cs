using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Data;

/// <summary>Pages and news in the audit log.</summary>
internal sealed class NewsSubjects(SitesDbContext db) : IAuditSubjects
{
    public string Kind => "news";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Writings.OfAllSites().AsNoTracking().Where(n => ids.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, n => new AuditSubject(n.Title, n.IsShown ? n.Path : null), cancellation);
}

/// <summary>Sites in the audit log.</summary>
internal sealed class SiteSubjects(ISites sites) : IAuditSubjects
{
    public string Kind => "site";

    public Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyDictionary<Guid, AuditSubject>>(
            ids.Select(sites.Find).OfType<Site>().ToDictionary(s => s.Id, s => new AuditSubject(s.Name, s.Id == sites.Portal.Id ? null : "/")));
}
