namespace OerPortal.Cms.Security;

/// <summary>Something one may be allowed to do at a site. Declared in a module's <c>Permissions.cs</c> and registered with <see cref="PermissionRegistration"/>.</summary>
/// <param name="Id">Stable id, for example <c>resources.review</c>; its name is the string <c>permission.{id}</c>.</param>
/// <param name="Roles">The roles that have it. <see cref="SiteRole.PortalAdministrator"/> always has every permission.</param>
public sealed record Permission(string Id, params SiteRole[] Roles);
