using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Takes over what was suggested: into the draft of the next version. What people see changes when that is reviewed.</summary>
internal sealed class CorrectionTaking(ResourcesDbContext db, TimeProvider time)
{
    /// <exception cref="TransitionRefusedException">It is decided, the description waits for review, or does not take it any more.</exception>
    internal void Take(Resource resource, Correction correction, Guid by, string? reason)
    {
        var now = time.GetUtcNow();
        if (DescriptionFields.Find(correction.Field) is not { } field)
        {
            correction.Accept(by, reason, version: null, now);
            return;
        }

        if (resource.Latest.OpenSubmission is not null)
            throw new TransitionRefusedException("correction.refused.submitted");
        correction.Accept(by, reason, resource.Latest.Draft is null ? resource.Latest.Number + 1 : resource.Latest.Number, now);
        var version = resource.Latest.Draft is null ? resource.StartNewVersion(now) : resource.Latest;
        var before = version.Metadata;
        var sent = SentDescription.Read(before, Correction.Sent(field, before, correction.After));
        if (sent.Faults.Count > 0)
            throw new TransitionRefusedException("correction.refused.unfit");
        version.Describe(resource, sent.Metadata, version.Visibility, sent.Fields, now, by);
        db.DraftEdits.AddRange(DraftEdit.Of(version, before, sent.Fields, by));
    }
}
