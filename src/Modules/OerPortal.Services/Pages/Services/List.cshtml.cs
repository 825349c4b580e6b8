using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;

namespace OerPortal.Services.Pages;

/// <summary>What the library does for people who are not there.</summary>
[RequiresFeature("services")]
internal sealed class ListModel(ISiteContext site) : PageModel
{
    public Site Site => site.Current;

    public void OnGet()
    {
    }
}
