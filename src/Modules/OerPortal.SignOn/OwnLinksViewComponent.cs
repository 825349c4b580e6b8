using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Sites;

namespace OerPortal.SignOn;

/// <summary>The way to one's links, on the page of one's account.</summary>
[ViewComponent(Name = "OwnLinks")]
public sealed class OwnLinksViewComponent(SignOnSettings settings, ISiteContext site) : ViewComponent
{
    public IViewComponentResult Invoke() => settings.IsOn && !SignOnAddress.IsAtOwnName(site, HttpContext.Request) ? View("Default", SignOnAddress.Own) : Content("");
}
