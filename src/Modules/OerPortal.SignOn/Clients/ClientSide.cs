using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Provider;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;

namespace OerPortal.SignOn.Clients;

/// <summary>OpenIddict's client for each provider that the operator names: code with PKCE, a state that works once.</summary>
internal static class ClientSide
{
    internal static void Add(IServiceCollection services, OpenIddictBuilder openIddict)
    {
        services.AddScoped<Arrivals>().AddScoped<RuledRoles>().AddSingleton<Tickets>().AddScoped<CameBy>().AddScoped<IAfterSignOut>(s => s.GetRequiredService<CameBy>());
        openIddict.AddClient(client =>
        {
            client.AllowAuthorizationCodeFlow().DisableWebServicesFederationClaimMapping();
            client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnablePostLogoutRedirectionEndpointPassthrough().EnableErrorPassthrough();
            client.UseSystemNetHttp();
        });
        services.AddOptions<OpenIddictClientOptions>().Configure<PortalAddress, IDerivedKeys, SignOnSettings>(Describe);
        services.AddOptions<OpenIddictClientAspNetCoreOptions>().Configure<PortalAddress, IHostEnvironment>((options, portal, environment) =>
        {
            options.DisableTransportSecurityRequirement = ProviderServer.IsPlain(portal);
            // People come back by an address, not by a form of somebody else's page.
            options.CookieBuilder.SameSite = SameSiteMode.Lax;
            options.CookieBuilder.BindToHost("oer.qua", environment);
        });
    }

    private static void Describe(OpenIddictClientOptions options, PortalAddress portal, IDerivedKeys keys, SignOnSettings settings)
    {
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new SymmetricSecurityKey(keys.Of("signon.states")), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.SigningCredentials.Add(new SigningCredentials(new SymmetricSecurityKey(keys.Of("signon.states.signed")), SecurityAlgorithms.HmacSha256));
        foreach (var provider in settings.Clients)
            options.Registrations.Add(RegistrationOf(provider, portal));
    }

    private static OpenIddictClientRegistration RegistrationOf(OutsideProvider provider, PortalAddress portal)
    {
        var registration = new OpenIddictClientRegistration
        {
            RegistrationId = provider.Id,
            ProviderName = provider.Id,
            Issuer = new Uri(provider.Issuer),
            ClientId = provider.ClientId,
            ClientSecret = provider.ClientSecret,
            RedirectUri = At(portal, SignOnAddress.Return(provider.Id)),
            PostLogoutRedirectUri = At(portal, SignOnAddress.Left(provider.Id)),
        };
        registration.Scopes.UnionWith(provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return registration;
    }

    private static Uri At(PortalAddress portal, string path)
        => portal.Origin is { } origin ? new Uri(origin + path) : new Uri(path.TrimStart('/'), UriKind.Relative);
}
