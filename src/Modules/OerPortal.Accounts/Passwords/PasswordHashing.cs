using Microsoft.AspNetCore.Identity;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.Passwords;

/// <summary>The one place where passwords are hashed, each in its turn (<see cref="HashingTurns"/>). Singleton.</summary>
internal sealed class PasswordHashing(IPasswordHasher<Person> hasher, HashingTurns turns)
{
    private static readonly Person Nobody = new() { DisplayName = "", CreatedAt = default };

    // Looking at the password of people who do not exist costs what it costs for others.
    private readonly Lazy<string> _absent = new(() => hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString()));

    /// <exception cref="Cms.Web.PortalBusyException">Too many ask at once.</exception>
    internal async Task<string> HashAsync(string password, HashingFor who, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(who, cancellation);
        return hasher.HashPassword(Nobody, password);
    }

    /// <summary>Whether the password is the person's; takes the same time for nobody.</summary>
    /// <inheritdoc cref="HashAsync" path="/exception"/>
    internal async Task<PasswordVerificationResult> LookAsync(Person? person, string password, HashingFor who, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(who, cancellation);
        if (person?.PasswordHash is { } hash)
            return hasher.VerifyHashedPassword(person, hash, password);
        hasher.VerifyHashedPassword(Nobody, _absent.Value, password);
        return PasswordVerificationResult.Failed;
    }

    /// <summary>As <see cref="LookAsync"/>; a hash of an earlier recipe is made anew in the person, to be saved by the caller.</summary>
    /// <inheritdoc cref="HashAsync" path="/exception"/>
    internal async Task<bool> FitsAsync(Person? person, string password, HashingFor who, CancellationToken cancellation)
    {
        var result = await LookAsync(person, password, who, cancellation);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            person!.PasswordHash = await HashAsync(password, who, cancellation);
        return result != PasswordVerificationResult.Failed;
    }
}
