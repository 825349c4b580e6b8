namespace OerPortal.Sites.Models;

/// <summary>What a page or piece of news said once.</summary>
public sealed class WritingVersion
{
    public required Guid WritingId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    /// <summary>Pictures and files of the site that it shows.</summary>
    public required Guid[] Files { get; init; }

    public required DateTimeOffset At { get; init; }
}
