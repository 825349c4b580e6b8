namespace OerPortal.Classes.Models;

/// <summary>A code that opens a resource or a collection to a class. Who may find it: <see cref="Openings.OpeningRules"/>.</summary>
public sealed class Opening
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where the class stands that it was made for; the portal where what it opens is nobody's own.</summary>
    public required Guid SiteId { get; init; }

    public required Guid OwnerId { get; init; }

    public Guid? ClassId { get; init; }

    public required string Code { get; init; }

    public required OpenedKind Kind { get; init; }

    /// <summary>Of the resource or collection.</summary>
    public required string PublicId { get; init; }

    /// <summary>Null for a collection: what is in it is asked for each time.</summary>
    public Guid? ResourceId { get; init; }

    public required string Title { get; init; }

    /// <summary>Opens what only the school sees.</summary>
    public required bool IsOfSchool { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset EndsAt { get; set; }
}

public enum OpenedKind
{
    Resource = 0,
    Collection = 1,
}
