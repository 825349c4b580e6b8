using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Models;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Provider;

/// <summary>What is told of a person, by the scopes that they let a system have.</summary>
internal sealed class GivenClaims(ISites sites)
{
    internal const string Roles = "roles";

    /// <summary>Names the visit in identity and logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.1).</summary>
    internal const string SessionId = "sid";

    /// <summary>Who signs in at a system for the first time in this session.</summary>
    internal ClaimsIdentity IdentityOf(PersonNow person, Visit visit, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("OerPortal.SignOn", Claims.Name, Roles);
        identity.SetScopes(scopes);
        identity.SetAuthorizationId(visit.AllowanceId.ToString());
        Write(identity, person, visit, scopes);
        return identity;
    }

    internal void Write(ClaimsIdentity identity, PersonNow person, Visit visit, ImmutableArray<string> scopes)
    {
        identity.SetClaim(Claims.Subject, person.Id.ToString());
        identity.SetClaim(Claims.AuthenticationTime, person.SignedInAt.ToUnixTimeSeconds());
        identity.SetClaim(SessionId, visit.AllowanceId.ToString());
        foreach (var name in new[] { Claims.Name, Claims.PreferredUsername, Claims.Locale, Claims.Email, Claims.EmailVerified, Roles })
            identity.RemoveClaims(name);
        foreach (var (name, value) in Of(person, scopes))
            identity.AddClaim(new Claim(name, value.ToString(), ValueType(value)));
        identity.SetDestinations(claim => claim.Type == Claims.Subject ? [Destinations.AccessToken, Destinations.IdentityToken] : [Destinations.IdentityToken]);
    }

    private static string ValueType(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => JsonClaimValueTypes.JsonArray,
        JsonValueKind.True => ClaimValueTypes.Boolean,
        _ => ClaimValueTypes.String,
    };

    /// <summary>By names of OpenID Connect Core 1.0 §5.1, besides the person's number.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Of(PersonNow person, ImmutableArray<string> scopes)
    {
        var told = new Dictionary<string, object>();
        if (scopes.Contains(Scopes.Profile))
        {
            told[Claims.Name] = person.DisplayName;
            told[Claims.Locale] = person.Language;
            // A mail address is told only to who may have it.
            if (!person.UserName.Contains('@', StringComparison.Ordinal))
                told[Claims.PreferredUsername] = person.UserName;
        }

        if (scopes.Contains(Scopes.Email) && person.ProvenAddress is { } address)
        {
            told[Claims.Email] = address;
            told[Claims.EmailVerified] = true;
        }

        // A list also where it is one: systems would else meet two forms.
        if (scopes.Contains(GrantedScopes.RolesScope))
            told[Roles] = RolesTold(person, scopes);
        return told.ToDictionary(t => t.Key, t => JsonSerializer.SerializeToElement(t.Value));
    }

    /// <summary>Roles as systems are told them: <c>teacher@thcs-ly-son</c>, at the portal itself <c>reviewer</c>.</summary>
    internal string[] RolesTold(PersonNow person, ImmutableArray<string> scopes)
        => scopes.Contains(GrantedScopes.RolesScope) ? [.. person.Roles.Select(Words).OfType<string>().Order(StringComparer.Ordinal)] : [];

    private string? Words(HeldRole held)
    {
        var role = held.Role switch
        {
            SiteRole.Reader => "reader",
            SiteRole.Teacher => "teacher",
            SiteRole.Librarian => "librarian",
            SiteRole.Reviewer => "reviewer",
            SiteRole.SiteAdministrator => "site-administrator",
            SiteRole.PortalAdministrator => "portal-administrator",
            _ => null,
        };
        return sites.Find(held.SiteId) is { } site && role is not null ? (site.IsPortal ? role : $"{role}@{site.Slug}") : null;
    }
}
