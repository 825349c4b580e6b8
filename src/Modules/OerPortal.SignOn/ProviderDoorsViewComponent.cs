using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Sites;

namespace OerPortal.SignOn;

/// <summary>The buttons of other providers on the sign-in page. At a school's own host name there are none: nobody would be signed in there afterwards.</summary>
[ViewComponent(Name = "ProviderDoors")]
public sealed class ProviderDoorsViewComponent(SignOnSettings settings, ISiteContext site) : ViewComponent
{
    public IViewComponentResult Invoke(string? wanted)
        => settings.HasClients && !SignOnAddress.IsAtOwnName(site, HttpContext.Request) ? View("Default", new ProviderDoors(settings.Clients, wanted ?? HttpContext.Request.PathBase + "/")) : Content("");
}

/// <param name="Wanted">The address from which the person came.</param>
public sealed record ProviderDoors(IReadOnlyList<OutsideProvider> Providers, string Wanted)
{
    internal string Address(OutsideProvider provider, bool isShared) => $"{SignOnAddress.Start(provider.Id)}?ve={Uri.EscapeDataString(Wanted)}{(isShared ? "&chung=true" : "")}";
}
