using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>One field that a reviewer put right by themselves, as it was and as it is since: its contributor sees both.</summary>
public sealed class Mending : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SubmissionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid MendedBy { get; private init; }

    public DateTimeOffset MendedAt { get; private init; }

    /// <summary>Of <see cref="Fields.DraftField"/>.</summary>
    public string Field { get; private init; } = "";

    /// <summary>A description that holds this field and nothing else.</summary>
    public ResourceMetadata Before { get; private init; } = new();

    /// <inheritdoc cref="Before"/>
    public ResourceMetadata After { get; private init; } = new();

    internal static Mending Of(Submission submission, Guid by, Fields.DescriptionField field, ResourceMetadata before, ResourceMetadata after, DateTimeOffset now) => new()
    {
        SubmissionId = submission.Id,
        SiteId = submission.SiteId,
        MendedBy = by,
        MendedAt = now,
        Field = field.Name,
        Before = field.TakeFrom(new ResourceMetadata(), before),
        After = field.TakeFrom(new ResourceMetadata(), after),
    };
}
