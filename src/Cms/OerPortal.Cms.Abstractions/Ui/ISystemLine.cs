namespace OerPortal.Cms.Ui;

/// <summary>
/// A line of the operator's page (<c>/quan-tri/he-thong</c>): what a module knows of its own state, such as outgoing mail. Registered as a
/// scoped service; asked each time the page is opened, so it must be quick.
/// </summary>
public interface ISystemLine
{
    /// <summary>Null where there is nothing to say.</summary>
    ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation);
}

/// <param name="Order">Small comes first; tens leave room. Program 10, backup 20, disk 30, virus signatures 40, queues 50, errors 60.</param>
/// <param name="Name">What it is about, in the reader's language.</param>
/// <param name="Words">How it is, in a sentence or two.</param>
/// <param name="Consequence">What follows for people, and the next step; null where nothing does.</param>
/// <param name="Address">Root-relative address of a page that tells more, or null.</param>
public sealed record SystemLine(int Order, string Name, SystemState State, string Words, string? Consequence = null, string? Address = null);

public enum SystemState
{
    Good,
    Attention,
    Broken,
}
