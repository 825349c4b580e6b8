using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace OerPortal.Cms.Security;

/// <summary>Makes a policy of each <c>permission:{id}</c> and <c>token:{scope}</c> that an endpoint asks for.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, IEnumerable<Permission> permissions, IEnumerable<TokenScope> scopes) : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Dictionary<string, Permission> _byId = permissions.ToDictionary(p => p.Id);

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (policyName.StartsWith(RequiresTokenAttribute.PolicyPrefix, StringComparison.Ordinal))
            return OfToken(policyName[RequiresTokenAttribute.PolicyPrefix.Length..]);
        if (!policyName.StartsWith(RequiresPermissionAttribute.PolicyPrefix, StringComparison.Ordinal))
            return await base.GetPolicyAsync(policyName);
        var id = policyName[RequiresPermissionAttribute.PolicyPrefix.Length..];
        return _byId.TryGetValue(id, out var permission)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)).Build()
            : throw new InvalidOperationException($"No module declares the permission '{id}'.");
    }

    private AuthorizationPolicy OfToken(string scope)
        => scopes.Any(s => s.Id == scope)
            ? new AuthorizationPolicyBuilder(TokenScope.Scheme).RequireAuthenticatedUser().RequireClaim(OerClaims.Scope, scope).Build()
            : throw new InvalidOperationException($"No module declares the scope '{scope}'.");
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed class PermissionCheck(ICurrentPerson person) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (person.Can(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
