using Microsoft.AspNetCore.Mvc;
using OerPortal.Usage.Data;

namespace OerPortal.Usage.Components;

/// <summary>On a resource's page, for those who may know it: the way to how it is used.</summary>
[ViewComponent(Name = "UseOf")]
public sealed class UseOfViewComponent(UseRights rights) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string publicId)
        => await rights.FindAsync(publicId, HttpContext.RequestAborted) is null ? Content("") : View("Default", publicId);
}
