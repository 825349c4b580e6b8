using Microsoft.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OerPortal.SignOn.Provider;

/// <summary>There is one provider, with one issuer: below a school's address and at its own name its addresses are like any other that there is not.</summary>
internal sealed class OnlyAtThePortal : IOpenIddictServerHandler<ProcessRequestContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessRequestContext>()
        .UseSingletonHandler<OnlyAtThePortal>()
        .SetOrder(int.MinValue)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is { } request && !request.HttpContext.RequestServices.GetRequiredService<ISiteContext>().Current.IsPortal)
            context.SkipRequest();
        return default;
    }
}
