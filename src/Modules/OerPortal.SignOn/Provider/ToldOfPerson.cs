using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OerPortal.SignOn.Provider;

/// <summary>What the userinfo address answers: what is true of the person now, as far as the token goes.</summary>
internal sealed class ToldOfPerson(Visits visits, GivenClaims claims) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleUserInfoRequestContext>()
        .UseScopedHandler<ToldOfPerson>()
        .SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        if (!Guid.TryParse(context.AccessTokenPrincipal?.GetAuthorizationId(), out var allowance) || await visits.PersonAsync(allowance, context.CancellationToken) is not { } person)
        {
            context.Reject(Errors.InvalidToken, "The person is no longer signed in.");
            return;
        }

        foreach (var (name, value) in claims.Of(person, context.AccessTokenPrincipal.GetScopes()))
            context.Claims[name] = value;
    }
}
