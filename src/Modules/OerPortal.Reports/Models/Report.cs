using OerPortal.Cms.Data;

namespace OerPortal.Reports.Models;

/// <summary>What a school signed for a year. The database lets nobody change it; a correction is another version.</summary>
public sealed class Report : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1; of a year the last one counts.</summary>
    public required int Version { get; init; }

    /// <summary>What the correction mends; empty for the first version.</summary>
    public string Correction { get; init; } = "";

    /// <summary>0 for none, 1 or 2.</summary>
    public required int Level { get; init; }

    /// <summary>Of each standard.</summary>
    public required int[] Standards { get; init; }

    public required int Learners { get; init; }

    /// <summary>All that is on the paper, as JSON (<see cref="Freezing.ReportPaper"/>).</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content as UTF-8, in lower-case hexadecimal figures.</summary>
    public required string Hash { get; init; }

    public required string SignerName { get; init; }

    public required string SignerTitle { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public Guid? SignedBy { get; init; }
}
