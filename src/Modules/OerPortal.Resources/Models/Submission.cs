using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A version handed to the reviewers; decided by an approval or a return.</summary>
public sealed class Submission : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>In the address <c>/duyet/{PublicId}</c>.</summary>
    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid VersionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid SubmittedBy { get; private init; }

    public DateTimeOffset SubmittedAt { get; private init; }

    public Approval? Approval { get; private set; }

    public Return? Returned { get; private set; }

    /// <summary>A column of its own, beside the records of the decision: what waits is found by it.</summary>
    public bool IsDecided { get; private set; }

    internal static Submission Of(ResourceVersion version, Guid by, DateTimeOffset now)
        => new() { VersionId = version.Id, SiteId = version.SiteId, SubmittedBy = by, SubmittedAt = now };

    internal Approval Approve(Guid by, string? note, Dictionary<string, bool> answers, DateTimeOffset now)
    {
        IsDecided = true;
        return Approval = new Approval
        {
            SubmissionId = Id,
            SiteId = SiteId,
            ApprovedBy = by,
            ApprovedAt = now,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Answers = answers,
        };
    }

    internal Return Return(Guid by, string comment, Dictionary<string, bool> answers, DateTimeOffset now)
    {
        IsDecided = true;
        return Returned = new Return { SubmissionId = Id, SiteId = SiteId, ReturnedBy = by, ReturnedAt = now, Comment = comment, Answers = answers };
    }
}

/// <summary>The reviewer's yes.</summary>
public sealed class Approval : ISiteOwned
{
    public Guid SubmissionId { get; init; }

    public Guid SiteId { get; init; }

    public Guid ApprovedBy { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }

    public string? Note { get; init; }

    /// <summary>To the questions of <see cref="ReviewChecklist"/>.</summary>
    public Dictionary<string, bool> Answers { get; init; } = [];
}

/// <summary>The reviewer's "not yet", with what to do.</summary>
public sealed class Return : ISiteOwned
{
    public Guid SubmissionId { get; init; }

    public Guid SiteId { get; init; }

    public Guid ReturnedBy { get; init; }

    public DateTimeOffset ReturnedAt { get; init; }

    public string Comment { get; init; } = "";

    /// <inheritdoc cref="Approval.Answers"/>
    public Dictionary<string, bool> Answers { get; init; } = [];
}
