using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SecondSteps;

namespace OerPortal.Accounts.Data;

/// <summary>
/// ASP.NET Core Identity's own store over this module's tables; authenticator keys are sealed in it. Roles are memberships of sites, so
/// Identity's roles stay unused.
/// </summary>
public sealed class PersonStore(AccountsDbContext db, SecretSeal seal, IdentityErrorDescriber describer)
    : UserOnlyStore<Person, AccountsDbContext, Guid>(db, describer)
{
    /// <summary>Identity's name of the token that holds an authenticator key.</summary>
    internal const string AuthenticatorKeyName = "AuthenticatorKey";

    public override Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken)
        => base.SetAuthenticatorKeyAsync(user, seal.Seal(user.Id, key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken)
        => seal.Open(user.Id, await base.GetAuthenticatorKeyAsync(user, cancellationToken));
}
