using OerPortal.Cms.Security;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>A person without a request.</summary>
internal sealed record Somebody(Guid Who) : ICurrentPerson
{
    public Guid? Id => Who;

    public string DisplayName => "";

    public bool IsSignedIn => true;

    public bool IsSystem => false;

    public IReadOnlySet<Guid> SiteIds => new HashSet<Guid>();

    public IReadOnlySet<SiteRole> RolesAt(Guid siteId) => new HashSet<SiteRole>();

    public bool Can(Permission permission) => true;

    public bool CanAt(Guid siteId, Permission permission) => true;
}
