using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OerPortal.SignOn.Provider;

/// <summary>Says in the discovery document that systems are told when somebody signs out (OpenID Connect Back-Channel Logout 1.0 §2.1).</summary>
internal sealed class ToldOfSignOut : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<ToldOfSignOut>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["backchannel_logout_supported"] = true;
        context.Metadata["backchannel_logout_session_supported"] = true;
        return default;
    }
}
