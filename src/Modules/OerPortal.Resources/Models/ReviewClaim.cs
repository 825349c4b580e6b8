using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>Somebody is at it: others see so and leave it to them. Ends with the decision, by hand, or by itself.</summary>
public sealed class ReviewClaim : ISiteOwned
{
    /// <summary>After so long without a sign of life the work is anybody's again.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    public Guid SubmissionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid ClaimedBy { get; private set; }

    /// <summary>When it was claimed, or last worked on.</summary>
    public DateTimeOffset ClaimedAt { get; private set; }

    internal static ReviewClaim Of(Submission submission, Guid by, DateTimeOffset now)
        => new() { SubmissionId = submission.Id, SiteId = submission.SiteId, ClaimedBy = by, ClaimedAt = now };

    internal bool IsInForce(DateTimeOffset now) => now - ClaimedAt < Lasts;

    internal void Renew(Guid by, DateTimeOffset now) => (ClaimedBy, ClaimedAt) = (by, now);
}
