namespace OerPortal.Accounts;

/// <summary>What other modules may know about a person.</summary>
public sealed record PersonFacts(Guid Id, string DisplayName, Guid? HomeSiteId);

public interface IPeople
{
    Task<PersonFacts?> FindAsync(Guid personId, CancellationToken cancellation);

    Task<IReadOnlyDictionary<Guid, PersonFacts>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation);

    /// <summary>By the name people sign in with; null when unknown. For recipes and imports.</summary>
    Task<PersonFacts?> FindByUserNameAsync(string userName, CancellationToken cancellation);

    /// <summary>Everybody who holds the role at the site.</summary>
    Task<IReadOnlyList<Guid>> HoldersAsync(Guid siteId, Cms.Security.SiteRole role, CancellationToken cancellation);

    /// <summary>Sites where the person holds any role, for work that is done for them while they are away.</summary>
    Task<IReadOnlySet<Guid>> SitesOfAsync(Guid personId, CancellationToken cancellation);
}
