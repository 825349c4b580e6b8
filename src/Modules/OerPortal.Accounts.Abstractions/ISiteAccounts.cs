namespace OerPortal.Accounts;

/// <summary>
/// Opens accounts for those who are to administer sites, many at once. An account has no password until its holder is given one: on a printed
/// card, or by their own choice after an invitation.
/// </summary>
public interface ISiteAccounts
{
    /// <summary>What is wrong with a name and a login at first sight: key of a sentence, or null.</summary>
    string? FaultOf(string displayName, string login);

    /// <summary>Gives each the role of an administrator at their site; makes those that are not known yet.</summary>
    /// <returns>How many accounts were made.</returns>
    Task<int> OpenAsync(IReadOnlyCollection<WantedAdministrator> wanted, CancellationToken cancellation);

    /// <summary>Administrators of sites who have no password yet, by site.</summary>
    Task<IReadOnlyList<WaitingAdministrator>> WaitingAsync(CancellationToken cancellation);

    /// <summary>Makes a first password for somebody who has none yet; it is told here and nowhere else.</summary>
    /// <returns>Null when there is no such person, or when they have a password.</returns>
    Task<string?> GiveFirstPasswordAsync(Guid personId, CancellationToken cancellation);
}

/// <param name="Login">Mail address or user name.</param>
public sealed record WantedAdministrator(Guid SiteId, string DisplayName, string Login);

/// <summary>Has an account and no password yet.</summary>
public sealed record WaitingAdministrator(Guid PersonId, Guid SiteId, string DisplayName, string UserName);
