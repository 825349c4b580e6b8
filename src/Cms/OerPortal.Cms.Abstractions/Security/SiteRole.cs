namespace OerPortal.Cms.Security;

/// <summary>What a person is at one site. Roles are held per site; <see cref="Reviewer"/> and <see cref="PortalAdministrator"/> held at the portal count everywhere.</summary>
public enum SiteRole
{
    Reader = 0,
    Teacher = 1,
    Librarian = 2,
    Reviewer = 3,
    SiteAdministrator = 4,
    PortalAdministrator = 5,
}
