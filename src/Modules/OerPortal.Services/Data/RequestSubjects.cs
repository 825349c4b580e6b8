using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Data;

/// <summary>Requests in the audit log: by what was asked for, not by who asked.</summary>
internal sealed class RequestSubjects(ServicesDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "request";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await db.Requests.OfAllSites().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Service }).ToListAsync(cancellation))
            .ToDictionary(r => r.Id, r => new AuditSubject(strings[$"services.{Service.Of(r.Service).Slug}.name"], $"{RequestAddress.Desk}/{r.Id}"));
}
