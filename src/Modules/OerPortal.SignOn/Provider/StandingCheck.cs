using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OerPortal.SignOn.Provider;

/// <summary>
/// Looks, whenever a code or token is used, whether the person is still signed in by the session it came of: signed out, another password or a role
/// taken count at once, whatever was heard of it before.
/// </summary>
internal sealed class StandingCheck(Visits visits) : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<StandingCheck>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateAuthorizationEntry.Descriptor.Order + 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        // Identity tokens, which come back as hints alone, name no visit; codes that nobody has approved yet, no person.
        if (context.Principal?.GetClaim(Claims.Subject) is null || !Guid.TryParse(context.Principal.GetAuthorizationId(), out var allowance) || await visits.PersonAsync(allowance, context.CancellationToken) is not null)
            return;
        context.Reject(Errors.InvalidToken, "The person is no longer signed in.");
    }
}
