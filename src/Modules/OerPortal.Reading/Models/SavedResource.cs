namespace OerPortal.Reading.Models;

/// <summary>A resource that somebody keeps for later. Belongs to that person alone.</summary>
public sealed class SavedResource
{
    public required Guid PersonId { get; init; }

    public required Guid ResourceId { get; init; }

    /// <summary>Names it after it was withdrawn too.</summary>
    public required string PublicId { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
