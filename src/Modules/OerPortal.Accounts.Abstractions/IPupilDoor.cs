using Microsoft.AspNetCore.Http;

namespace OerPortal.Accounts;

/// <summary>Signs pupils in by something shorter than a password, which another module keeps. See docs/adr/0045-how-pupils-sign-in.md.</summary>
public interface IPupilDoor
{
    /// <summary>
    /// Counts the try, looks at what was typed unless there were too many, and signs the person in. Only accounts that are readers of the school and
    /// nothing else pass, and only without a second step.
    /// </summary>
    /// <param name="fits">Whether what was typed is right; not asked when the try comes too early.</param>
    Task<PupilEntry> EnterAsync(HttpContext http, Guid personId, Guid schoolId, Func<bool> fits, CancellationToken cancellation);

    /// <summary>Whether pupils of the school have signed in from where this request comes from, in the last 30 days.</summary>
    Task<bool> IsAtHomeAsync(HttpContext http, Guid schoolId, CancellationToken cancellation);
}

/// <param name="IsIn">The person is signed in, as on a computer that others use too.</param>
/// <param name="Wait">How long to wait before the next try; zero when this one was looked at.</param>
/// <param name="NeedsPassword">What was typed is right, but this account opens with a password alone.</param>
public sealed record PupilEntry(bool IsIn, TimeSpan Wait, bool NeedsPassword = false);
