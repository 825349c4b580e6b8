namespace OerPortal.Cms.Diagnostics;

/// <summary>The last errors that this instance logged since it started, for operators.</summary>
public interface ILastErrors
{
    /// <summary>The newest first; the same error in a row stands once.</summary>
    IReadOnlyList<LoggedError> Newest(int count);
}

/// <param name="At">When it was logged last.</param>
/// <param name="Source">The part that logged it, such as <c>OutboxWorker</c>.</param>
/// <param name="Times">How often in a row.</param>
public sealed record LoggedError(DateTimeOffset At, string Source, string Message, int Times);
