using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>That a copy is away from its shelf, for another school. Whose copy it is owns the row. The database has at most one that goes on for a copy.</summary>
public sealed class Stay : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid CopyId { get; init; }

    public Copy Copy { get; init; } = null!;

    /// <summary>On the slip in the book: a number of a register may stand on books of several schools.</summary>
    public string Code { get; init; } = Cms.Text.PublicId.New();

    /// <summary>Where it is, or where it is under way to.</summary>
    public required Guid AtId { get; set; }

    /// <summary>Null while it is under way.</summary>
    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>The last day there; no reader has it for longer.</summary>
    public DateOnly? DueOn { get; set; }

    public Guid? InterloanId { get; init; }

    public Guid? BoxId { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public StayEnd? End { get; set; }
}

public enum StayEnd
{
    Home = 0,
    Lost = 1,
}
