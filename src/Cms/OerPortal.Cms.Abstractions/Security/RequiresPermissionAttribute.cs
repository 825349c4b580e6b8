using Microsoft.AspNetCore.Authorization;

namespace OerPortal.Cms.Security;

/// <summary>On a page model or endpoint: the person must have the permission at the current site. Guests are sent to sign in; others get 403.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute : AuthorizeAttribute
{
    public const string PolicyPrefix = "permission:";

    /// <param name="permission">A <see cref="Permission.Id"/>.</param>
    public RequiresPermissionAttribute(string permission)
        : base(PolicyPrefix + permission)
    {
    }
}
