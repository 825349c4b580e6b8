using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Provider;

/// <summary>What a system may be told. The plain words of each are the string <c>signon.scope.{scope}</c>.</summary>
internal static class GrantedScopes
{
    internal const string RolesScope = "roles";

    /// <summary>In the order in which people read them. <c>openid</c>, the person's number, goes with every sign-in.</summary>
    internal static IReadOnlyList<string> All { get; } = [Scopes.Profile, Scopes.Email, RolesScope, Scopes.OfflineAccess];
}
