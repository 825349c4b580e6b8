using OerPortal.Cms.Data;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>One field that one of several people changed in a draft: what the others had before them then. Goes with the draft.</summary>
public sealed class DraftEdit : ISiteOwned
{
    public Guid VersionId { get; private init; }

    /// <summary>The resource's after the change.</summary>
    public int Revision { get; private init; }

    /// <summary>Of <see cref="DraftField"/>.</summary>
    public string Field { get; private init; } = "";

    public Guid SiteId { get; private init; }

    public Guid EditedBy { get; private init; }

    /// <summary>A description that holds this field and nothing else.</summary>
    public ResourceMetadata Before { get; private init; } = new();

    internal static IEnumerable<DraftEdit> Of(ResourceVersion version, ResourceMetadata before, IEnumerable<string> fields, Guid by)
        => fields.Select(DescriptionFields.Find).OfType<DescriptionField>().Select(field => new DraftEdit
        {
            VersionId = version.Id,
            Revision = version.RequireDraft().EditedRevision,
            Field = field.Name,
            SiteId = version.SiteId,
            EditedBy = by,
            Before = field.TakeFrom(new ResourceMetadata(), before),
        });
}

/// <summary>
/// What one of several people sent, put together with what the others changed meanwhile: each field is as whoever changed it left it.
/// Where both did, somebody has to look.
/// </summary>
/// <param name="Metadata">With the sender's words in what is disputed.</param>
/// <param name="Disputed">Fields that both changed; <see cref="DraftField"/>.</param>
internal sealed record CommonDraft(ResourceMetadata Metadata, IReadOnlyList<string> Disputed)
{
    /// <param name="since">All changes since the form was shown.</param>
    internal static CommonDraft Of(ResourceMetadata current, ResourceMetadata sent, IReadOnlyList<DraftEdit> since, Guid sender)
    {
        var merged = sent;
        var disputed = new List<string>();
        foreach (var field in DescriptionFields.All.Where(f => f.Differs(current, sent)))
        {
            var edits = since.Where(e => e.Field == field.Name).OrderBy(e => e.Revision).ToList();
            // The form shows what the sender wrote last, or what it began with.
            var seen = edits.FindLastIndex(e => e.EditedBy == sender) + 1;
            if (seen == edits.Count)
                continue;
            if (field.Differs(edits[seen].Before, sent))
                disputed.Add(field.Name);
            else
                merged = field.TakeFrom(merged, current);
        }

        return new CommonDraft(merged, disputed);
    }
}
