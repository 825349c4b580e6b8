using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Security;

/// <summary>A part of what somebody may do that they can hand on to a program, with an access token. Declared by the module whose routes ask for it.</summary>
/// <param name="Id">Stable id, for example <c>deposit.write</c>; its plain words are the string <c>scope.{id}</c>.</param>
/// <param name="Interface">Where its interface is, below a site, with its description at <c>openapi.json</c>: what goes into the program beside the token.</param>
public sealed record TokenScope(string Id, string Interface)
{
    /// <summary>The scheme by which programs say who they are: the header <c>Authorization: Bearer …</c> (RFC 6750) and nothing else.</summary>
    public const string Scheme = "oer.token";
}

public static class TokenScopeRegistration
{
    /// <summary>Makes a module's scopes known, in the order in which people read them.</summary>
    public static IServiceCollection AddTokenScopes(this IServiceCollection services, params TokenScope[] scopes)
    {
        foreach (var scope in scopes)
            services.AddSingleton(scope);
        return services;
    }
}

/// <summary>On an endpoint for programs: whoever asks needs an access token with the scope, made for the current site. Cookies are not looked at.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresTokenAttribute : AuthorizeAttribute
{
    public const string PolicyPrefix = "token:";

    /// <param name="scope">A <see cref="TokenScope.Id"/>.</param>
    public RequiresTokenAttribute(string scope)
        : base(PolicyPrefix + scope)
    {
    }
}
