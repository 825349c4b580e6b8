using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes;

/// <summary>The way of pupils beside that of passwords, on the sign-in page.</summary>
[ViewComponent(Name = "PupilDoor")]
public sealed class PupilDoorViewComponent(ISiteContext site) : ViewComponent
{
    public IViewComponentResult Invoke() => site.HasFeature("classes") ? View("Default", HttpContext.Request.PathBase + ClassAddress.Door) : Content("");
}
