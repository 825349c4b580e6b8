using Microsoft.AspNetCore.Mvc;
using OerPortal.Classes.Models;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes;

/// <summary>"Dùng trong lớp" on pages of resources and collections: <c>@await Component.InvokeAsync("UseInClass", new { publicId, isCollection })</c>. Nothing for who does not teach.</summary>
[ViewComponent(Name = "UseInClass")]
public sealed class UseInClassViewComponent(ICurrentPerson person, ISiteContext site) : ViewComponent
{
    public IViewComponentResult Invoke(string publicId, bool isCollection)
        => site.HasFeature("classes") && person.IsSignedIn && OpeningRules.SchoolOf(person, site.Current) is not null
            ? View("Default", HttpContext.Request.PathBase + OpeningAddress.Make(isCollection ? OpenedKind.Collection : OpenedKind.Resource, publicId))
            : Content("");
}
