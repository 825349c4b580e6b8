using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace OerPortal.Accounts;

/// <summary>Signs in people whom another provider vouches for. Which provider, and whom it means, is the calling module's to know.</summary>
public interface IOutsideSignIn
{
    /// <summary>Signs the person in. Who has a second step is asked for it here all the same.</summary>
    /// <param name="isShared">On a computer that others use too.</param>
    /// <param name="wanted">The address from which they came, of whatever origin.</param>
    /// <returns>The local address where they go on; null when there is no such person any more.</returns>
    Task<string?> EnterAsync(HttpContext http, Guid personId, bool isShared, string? wanted, IUrlHelper url, CancellationToken cancellation);

    /// <summary>Whose proven mail address it is.</summary>
    Task<AddressOwner?> OwnerOfAsync(string address, CancellationToken cancellation);

    /// <summary>Opens an account without a password, as readers open theirs.</summary>
    /// <exception cref="Cms.Web.PortalBusyException">Too many accounts are opened from this address.</exception>
    Task<Guid> OpenAsync(Newcomer newcomer, HttpContext http, CancellationToken cancellation);

    /// <summary>Gives and takes roles as the operator's rules say. The last administrator keeps theirs.</summary>
    /// <returns>Those that they did not have before.</returns>
    Task<IReadOnlyList<HeldRole>> SetRolesAsync(Guid personId, IReadOnlyCollection<HeldRole> given, IReadOnlyCollection<HeldRole> taken, CancellationToken cancellation);

    /// <summary>Asks again who is there, as slow for guessers as sign-in.</summary>
    Task<PasswordProof> ProveAsync(Guid personId, string password, CancellationToken cancellation);

    /// <summary>Whether the person can sign in by a password.</summary>
    Task<bool> HasPasswordAsync(Guid personId, CancellationToken cancellation);
}

/// <param name="IsPlainReader">No role but that of a reader anywhere, and no second step.</param>
public sealed record AddressOwner(Guid PersonId, bool IsPlainReader);

/// <param name="ProvenAddress">A mail address that the provider has verified, or null. It is left out when somebody has it already.</param>
/// <param name="AgreedTo">The words they agreed to.</param>
public sealed record Newcomer(string DisplayName, string? ProvenAddress, string AgreedTo);

/// <param name="Wait">How long to wait before the next try; zero when this one was looked at.</param>
public sealed record PasswordProof(bool Fits, TimeSpan Wait);
