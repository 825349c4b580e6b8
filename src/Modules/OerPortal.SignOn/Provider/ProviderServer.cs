using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Keys;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Provider;

/// <summary>OpenIddict's server as the portal wants it: code with PKCE and device codes, opaque tokens that live in rows, nothing else.</summary>
internal static class ProviderServer
{
    internal static readonly TimeSpan RefreshLasts = TimeSpan.FromDays(30);

    private static readonly TimeSpan AccessLasts = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DeviceCodeLasts = TimeSpan.FromMinutes(10);

    internal static void Add(IServiceCollection services, OpenIddictBuilder openIddict)
    {
        services.AddSingleton<SigningKeys>();
        services.AddNotificationHandler<KeyChanges>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyChanges>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyChanges>());
        services.AddJobHandler<RotateKeys, RotateKeysHandler>().AddRecurringJob(new RotateKeys(), TimeSpan.FromDays(1));
        services.AddScoped<GivenClaims>().AddScoped<Visits>().AddScoped<Consents>().AddScoped<SystemDesk>().AddSingleton<DeviceTries>().AddScoped<LogoutTokens>().AddSingleton<LogoutDoor>();
        services.AddNotificationHandler<SessionEnds>().AddHostedService(s => s.GetRequiredService<SessionEnds>());
        services.AddJobHandler<EndVisits, EndVisitsHandler>().AddRecurringJob(new EndVisits(null), TimeSpan.FromHours(6));
        services.AddJobHandler<TellOfSignOut, TellOfSignOutHandler>();
        services.AddScoped<IAuditSubjects, SystemSubjects>();
        openIddict.AddServer(Describe);
        services.AddOptions<OpenIddictServerOptions>().Configure<PortalAddress, IDerivedKeys>((options, portal, keys) =>
        {
            options.Issuer = portal.Origin is { } origin ? new Uri(origin + "/") : null;
            // Symmetric: an RSA key here would cost five times as much a token.
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                new SymmetricSecurityKey(keys.Of("signon.tokens")), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        services.AddOptions<OpenIddictServerAspNetCoreOptions>().Configure<PortalAddress>((options, portal) => options.DisableTransportSecurityRequirement = IsPlain(portal));
    }

    /// <summary>A portal of development, without HTTPS.</summary>
    internal static bool IsPlain(PortalAddress portal) => portal.Origin?.StartsWith("https://", StringComparison.Ordinal) != true;

    private static void Describe(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris(Relative(SignOnAddress.Authorize)).SetTokenEndpointUris(Relative(SignOnAddress.Token)).SetUserInfoEndpointUris(Relative(SignOnAddress.UserInfo))
            .SetIntrospectionEndpointUris(Relative(SignOnAddress.Introspect)).SetRevocationEndpointUris(Relative(SignOnAddress.Revoke))
            .SetDeviceAuthorizationEndpointUris(Relative(SignOnAddress.DeviceStart)).SetEndUserVerificationEndpointUris(Relative(SignOnAddress.Device))
            .SetEndSessionEndpointUris(Relative(SignOnAddress.EndSession));
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowDeviceAuthorizationFlow().AllowRefreshTokenFlow();
        server.RegisterScopes([Scopes.OpenId, .. GrantedScopes.All]);
        server.RegisterClaims(Claims.Name, Claims.PreferredUsername, Claims.Locale, Claims.Email, Claims.EmailVerified, GivenClaims.Roles, Claims.AuthenticationTime, GivenClaims.SessionId);
        server.UseReferenceAccessTokens().UseReferenceRefreshTokens();
        server.SetAccessTokenLifetime(AccessLasts).SetRefreshTokenLifetime(RefreshLasts).SetAuthorizationCodeLifetime(CodeLasts)
            .SetDeviceCodeLifetime(DeviceCodeLasts).SetUserCodeLifetime(DeviceCodeLasts);
        server.SetUserCodeCharset([.. UserCode.Letters.Select(letter => letter.ToString())]).SetUserCodeLength(UserCode.Length).SetUserCodeDisplayFormat(UserCode.Format);
        server.Configure(options =>
        {
            // Both would need scripts of our own page to run, and put answers where others may read them.
            options.ResponseModes.Remove(ResponseModes.FormPost);
            options.ResponseModes.Remove(ResponseModes.Fragment);
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
        });
        server.AddEventHandler(OnlyAtThePortal.Descriptor).AddEventHandler(StandingCheck.Descriptor).AddEventHandler(RenewedClaims.Descriptor)
            .AddEventHandler(ToldOfPerson.Descriptor).AddEventHandler(ToldOfSignOut.Descriptor);
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableErrorPassthrough();
    }

    private static string Relative(string address) => address.TrimStart('/');
}
