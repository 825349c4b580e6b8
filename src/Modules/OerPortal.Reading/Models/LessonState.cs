namespace OerPortal.Reading.Models;

/// <summary>How far a person has come in a part of a lecture. Belongs to that person alone.</summary>
public sealed class LessonState
{
    public required Guid PersonId { get; init; }

    public required Guid FileId { get; init; }

    /// <summary>Of the lecture's parts.</summary>
    public required string Part { get; init; }

    /// <summary>One of <see cref="LessonNote.Statuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 1; null before there is one.</summary>
    public double? Score { get; init; }

    /// <summary>The lecture's own name of the place.</summary>
    public required string Location { get; init; }

    /// <summary>What the lecture wants to be told when it is opened again.</summary>
    public required string Data { get; init; }

    /// <summary>Spent on it in all.</summary>
    public required int Seconds { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
