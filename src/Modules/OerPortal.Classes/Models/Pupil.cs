using OerPortal.Cms.Data;

namespace OerPortal.Classes.Models;

/// <summary>A pupil of a school. The account is kept by Accounts, the PIN by nobody: it is made of the card (<see cref="Cards.PupilPins"/>).</summary>
public sealed class Pupil : ISiteOwned
{
    public required Guid PersonId { get; init; }

    public required Guid SiteId { get; init; }

    public required Guid ClassId { get; set; }

    /// <summary>The school's own number of the pupil.</summary>
    public string? Number { get; set; }

    /// <summary>The number at a school that was merged into this one.</summary>
    public string? FormerNumber { get; init; }

    public required string Name { get; set; }

    public required string PlainName { get; set; }

    public DateOnly? Born { get; set; }

    /// <summary>Names the card.</summary>
    public required string Card { get; set; }

    /// <summary>Null for who never used the card.</summary>
    public DateTimeOffset? SignedInAt { get; set; }

    public Guid? RosterId { get; init; }

    public DateTimeOffset? LeftAt { get; set; }

    public Guid? LeftWith { get; set; }
}
