using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Freezing;

/// <summary>Reports that were signed, and signing another.</summary>
internal sealed class ReportDesk(ReportsDbContext db, Assessor assessor, PaperWriter papers, ICurrentPerson person)
{
    /// <summary>Raised by the database where a version is there already, or is out of turn.</summary>
    private const string OutOfTurn = "OR002";

    /// <summary>Of the current school, the newest first; without their content.</summary>
    internal async Task<IReadOnlyList<SignedReport>> ListAsync(CancellationToken cancellation)
        => await db.Reports.AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.Version)
            .Select(r => new SignedReport(r.Id, r.Year, r.Version, r.Correction, r.Level, r.SignerName, r.SignerTitle, r.SignedAt)).ToListAsync(cancellation);

    internal Task<Report?> FindAsync(Guid id, CancellationToken cancellation) => db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>How many versions a school has of a year.</summary>
    internal Task<int> VersionAsync(Guid siteId, SchoolYear year, CancellationToken cancellation)
        => db.Reports.OfAllSites().Where(r => r.SiteId == siteId && r.Year == year.Begins).Select(r => r.Version).DefaultIfEmpty().MaxAsync(cancellation);

    /// <summary>Freezes what the figures say now.</summary>
    /// <param name="version">The one that the signer means to write; null of the report when another was signed meanwhile.</param>
    internal async Task<Report?> SignAsync(Site school, SchoolYear year, int version, Signature signature, CancellationToken cancellation)
    {
        if (version != await VersionAsync(school.Id, year, cancellation) + 1)
            return null;
        var assessment = await assessor.AssessAsync(school, year, cancellation);
        var content = (await papers.WriteAsync(school, assessment, signature, version, cancellation)).ToJson();
        var report = new Report
        {
            SiteId = school.Id,
            Year = year.Begins,
            Version = version,
            Correction = signature.Correction,
            Level = assessment.Level,
            Standards = [.. assessment.Standards.Select(s => s.Level)],
            Learners = (int)(assessment.Figures[Figure.Learners].Value ?? 0),
            Content = content,
            Hash = ReportPaper.HashOf(content),
            SignerName = signature.Name,
            SignerTitle = signature.Title,
            SignedAt = signature.At,
            SignedBy = person.Id,
        };
        db.Reports.Add(report);
        db.Record("reports.sign", $"library-report:{report.Id}", new { report.Year, report.Version, report.Level, report.Hash }, school.Id);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return report;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: OutOfTurn or PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
    }
}

/// <summary>A report without its content.</summary>
internal sealed record SignedReport(Guid Id, int Year, int Version, string Correction, int Level, string SignerName, string SignerTitle, DateTimeOffset SignedAt);
