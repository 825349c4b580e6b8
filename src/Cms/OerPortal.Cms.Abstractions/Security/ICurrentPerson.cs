namespace OerPortal.Cms.Security;

/// <summary>Who is asking. In jobs and event handlers nobody is signed in and <see cref="IsSystem"/> is true.</summary>
public interface ICurrentPerson
{
    /// <summary>Null for guests and for the system.</summary>
    Guid? Id { get; }

    string DisplayName { get; }

    bool IsSignedIn { get; }

    bool IsSystem { get; }

    /// <summary>Sites where the person holds any role.</summary>
    IReadOnlySet<Guid> SiteIds { get; }

    IReadOnlySet<SiteRole> RolesAt(Guid siteId);

    /// <summary>Whether the person has the permission at the current site.</summary>
    bool Can(Permission permission);

    bool CanAt(Guid siteId, Permission permission);
}
