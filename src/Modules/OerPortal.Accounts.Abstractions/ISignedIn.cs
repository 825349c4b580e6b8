using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts;

/// <summary>
/// For modules that hand on to others who is signed in: what is handed on counts for as long as that is so, and no longer.
/// </summary>
public interface ISignedIn
{
    /// <summary>By what the sign-in of this request is known; null for guests, and for programs with a token.</summary>
    SignInMark? MarkOf(HttpContext http);

    /// <summary>What the person is now; null when the session has ended or run out, when the password has changed since, or the account is gone.</summary>
    Task<PersonNow?> FindAsync(SignInMark mark, CancellationToken cancellation);

    /// <summary>Starts a session for a device that has no browser. It stands and ends with the person's others.</summary>
    /// <param name="device">As the person reads it in the list of sessions.</param>
    Task<SignInMark> StartForDeviceAsync(SignInMark approvedIn, string device, CancellationToken cancellation);

    /// <summary>The session is in use.</summary>
    Task SeenAsync(Guid sessionId, CancellationToken cancellation);

    /// <summary>Ends one session of the person, wherever it is.</summary>
    Task EndAsync(Guid personId, Guid sessionId, CancellationToken cancellation);

    /// <summary>Signs out who asks, as the portal's own page does.</summary>
    Task SignOutAsync(HttpContext http, CancellationToken cancellation);
}

/// <param name="Stamp">Changes with the password.</param>
public sealed record SignInMark(Guid PersonId, Guid SessionId, string Stamp);

/// <param name="ProvenAddress">Mail address that the person has shown to be theirs, or null.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="IsShared">On a computer that others use too.</param>
public sealed record PersonNow(
    Guid Id, string DisplayName, string UserName, string? ProvenAddress, string Language, IReadOnlyList<HeldRole> Roles, DateTimeOffset SignedInAt, bool IsShared);

public sealed record HeldRole(Guid SiteId, SiteRole Role);
