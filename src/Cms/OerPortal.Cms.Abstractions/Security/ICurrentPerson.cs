namespace OerPortal.Cms.Security;

/// <summary>
/// Who is asking. In jobs, event handlers, recipes and verbs nobody is signed in and <see cref="IsSystem"/> is true, because their scope was opened
/// for the system. A scope that was opened otherwise, without a request, is nobody's and may nothing.
/// </summary>
public interface ICurrentPerson
{
    /// <summary>Null for guests and for the system.</summary>
    Guid? Id { get; }

    string DisplayName { get; }

    bool IsSignedIn { get; }

    /// <summary>Signed in on a computer that others use too: nothing of the person is to stay there.</summary>
    bool IsAtSharedComputer => false;

    /// <summary>Said by whoever opened the scope, never concluded.</summary>
    bool IsSystem { get; }

    /// <summary>Sites where the person holds any role.</summary>
    IReadOnlySet<Guid> SiteIds { get; }

    IReadOnlySet<SiteRole> RolesAt(Guid siteId);

    /// <summary>Whether the person has the permission at the current site.</summary>
    bool Can(Permission permission);

    bool CanAt(Guid siteId, Permission permission);

    /// <summary>Single things that were opened to this browser for a time, signed in or not (<see cref="IThingOpener"/>).</summary>
    IReadOnlySet<Guid> Opened => System.Collections.Frozen.FrozenSet<Guid>.Empty;
}
