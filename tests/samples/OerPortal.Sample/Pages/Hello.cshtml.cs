using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;

namespace OerPortal.Sample.Pages;

public sealed class HelloModel(ISiteContext site) : PageModel
{
    public ISiteContext Site => site;
}
