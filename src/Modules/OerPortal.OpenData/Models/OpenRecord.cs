namespace OerPortal.OpenData.Models;

/// <summary>A resource that is or was public.</summary>
/// <param name="Ordinal">In the order in which they first became public, from 1; with gaps.</param>
/// <param name="Position">Of its last change among all changes that were told; rises.</param>
/// <param name="ChangedAt">When that was told; a whole second. Never falls while the position rises.</param>
/// <param name="Sets">Those it is in; none when it is gone.</param>
/// <param name="LeftSets">Those it was in before.</param>
/// <param name="Resource">Null when it is gone.</param>
internal sealed record OpenRecord(
    Guid Id,
    string PublicId,
    long Ordinal,
    Guid SiteId,
    long Position,
    DateTimeOffset ChangedAt,
    IReadOnlyList<SetKey> Sets,
    IReadOnlyList<SetKey> LeftSets,
    OpenResource? Resource)
{
    /// <summary>Whether it is to be told as deleted to somebody who takes these sets alone.</summary>
    public bool IsGoneFrom(IEnumerable<SetKey> sets) => Resource is null || !sets.All(Sets.Contains);
}
