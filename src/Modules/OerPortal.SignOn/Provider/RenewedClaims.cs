using System.Security.Claims;
using OerPortal.Accounts;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OerPortal.SignOn.Provider;

/// <summary>What tokens say of a person is what is true when they are given, not when the person came.</summary>
internal sealed class RenewedClaims(Visits visits, GivenClaims claims, ISignedIn signedIn) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<RenewedClaims>()
        .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var known = context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal ?? context.DeviceCodePrincipal;
        if (!Guid.TryParse(known?.GetAuthorizationId(), out var allowance) || await visits.FindAsync(allowance, context.CancellationToken) is not var (visit, person))
        {
            context.Reject(Errors.InvalidGrant, "The person is no longer signed in.");
            return;
        }

        var identity = new ClaimsIdentity(known!.Identity);
        claims.Write(identity, person, visit, known!.GetScopes());
        context.Principal = new ClaimsPrincipal(identity);
        await visits.ToldAsync(visit, claims.RolesTold(person, known!.GetScopes()), context.CancellationToken);
        if (!person.IsShared)
            await signedIn.SeenAsync(visit.SessionId, context.CancellationToken);
    }
}
