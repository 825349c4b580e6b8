using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>
/// A form that was sent, put together with a draft that a file may have filled since the form was shown: an empty field that the person
/// could not have seen filled keeps what the file said.
/// </summary>
/// <param name="Touched">Fields that the person changed.</param>
internal sealed record DraftMerge(ResourceMetadata Metadata, IReadOnlyList<string> Touched)
{
    /// <param name="shown">The resource's revision when the form was shown.</param>
    internal static DraftMerge Of(ResourceMetadata current, ResourceMetadata sent, Draft draft, int shown)
    {
        var merged = sent;
        var touched = new List<string>();
        foreach (var field in DescriptionFields.All.Where(f => f.Differs(current, sent)))
        {
            var filledSince = draft.FilledAt.TryGetValue(field.Name, out var revision) && revision > shown;
            if (filledSince && field.IsEmpty(sent))
                merged = field.TakeFrom(merged, current);
            else
                touched.Add(field.Name);
        }

        return new DraftMerge(merged, touched);
    }
}
