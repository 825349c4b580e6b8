using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Exchange.Pages.Desk;

namespace OerPortal.Exchange.Data;

/// <summary>Imports in the audit log.</summary>
internal sealed class RunSubjects(ExchangeDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "import";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Runs.OfAllSites().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => new AuditSubject(RunWords.Name(strings, r), ImportModel.AddressOf(r.Id)), cancellation);
}
