using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The form of a description: its contributor's, or that of a reviewer who mends.</summary>
/// <param name="Draft">What came from a file; null where nothing is filled any more.</param>
/// <param name="Remarks">What the reviewer said of the last round.</param>
/// <param name="IsMending">Whether what only the contributor can say is left out.</param>
/// <param name="IsOwner">Whether it is the owner's, who says who may see it.</param>
internal sealed record DescriptionFormModel(DraftForm Form, Draft? Draft, IReadOnlyList<DraftProblem> Problems, IReadOnlyList<ReviewRemark> Remarks, bool IsMending = false, bool IsOwner = true)
{
    internal IReadOnlyList<ReviewRemark> On(string field) => [.. Remarks.Where(r => r.Field == field)];
}
