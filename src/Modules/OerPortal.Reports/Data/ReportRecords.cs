using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Data;

/// <summary>What somebody signed, in the copy; the school's paper stays as it is.</summary>
internal sealed class ReportRecords(ReportsDbContext db) : IPersonalRecords
{
    public string Name => "reports";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Stays("reports.report.signed_by", "A signed paper stays as it is."),
        PersonColumn.Stays("reports.criterion.added_by", "The department's own book-keeping."),
        PersonColumn.Stays("reports.typed_figure.typed_by", "The school's own book-keeping."),
        PersonColumn.Stays("reports.ruling.ruled_by", "The school's own book-keeping."),
        PersonColumn.Stays("reports.evidence.added_by", "The school's own book-keeping."),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Reports.OfAllSites().AsNoTracking().Where(r => r.SignedBy == personId).OrderBy(r => r.SignedAt)
            .Select(r => new { r.Year, r.Version, r.SignerName, r.SignerTitle, r.SignedAt }).ToListAsync(cancellation) is { Count: > 0 } signed ? signed : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Signed reports in the audit log.</summary>
internal sealed class ReportSubjects(ReportsDbContext db, IStringLocalizer strings) : IAuditSubjects
{
    public string Kind => "library-report";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await db.Reports.OfAllSites().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Year, r.Version }).ToListAsync(cancellation))
            .ToDictionary(r => r.Id, r => new AuditSubject(strings["reports.report.one", new SchoolYear(r.Year).Name, r.Version], ReportAddress.Report(r.Id)));
}

/// <summary>Criteria in the audit log.</summary>
internal sealed class CriterionSubjects(ReportsDbContext db) : IAuditSubjects
{
    public string Kind => "criterion";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await db.Criteria.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation)).ToDictionary(c => c.Id, c => new AuditSubject(c.Text, ReportAddress.Change(c.Id)));
}
