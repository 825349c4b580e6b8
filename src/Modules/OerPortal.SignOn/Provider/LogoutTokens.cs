using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace OerPortal.SignOn.Provider;

/// <summary>Says to a system, signed, that a sign-in of its has ended here (OpenID Connect Back-Channel Logout 1.0 §2.4).</summary>
internal sealed class LogoutTokens(IOptionsMonitor<OpenIddictServerOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    private static readonly JsonElement Event = JsonSerializer.SerializeToElement(
        new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() });

    /// <returns>Null where the portal has no address of its own, by which systems would know who speaks.</returns>
    internal string? Make(string clientId, Guid personId, Guid visitId)
    {
        var server = options.CurrentValue;
        if (server.Issuer is not { } issuer)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.AbsoluteUri,
            Audience = clientId,
            IssuedAt = now,
            Expires = now + Lasts,
            TokenType = "logout+jwt",
            SigningCredentials = server.SigningCredentials[0],
            Claims = new Dictionary<string, object>
            {
                ["sub"] = personId.ToString(),
                [GivenClaims.SessionId] = visitId.ToString(),
                ["jti"] = Guid.CreateVersion7().ToString(),
                ["events"] = Event,
            },
        });
    }
}
