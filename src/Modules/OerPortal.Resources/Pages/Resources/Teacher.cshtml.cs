using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>Somebody who wants to be shown with what they gave to everybody. What only some may see does not stand here, whoever looks.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists)]
internal sealed class TeacherModel(TeacherPages teachers, ISites sites) : PageModel
{
    [FromRoute]
    public string TeacherId { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public ShownTeacher Teacher { get; private set; } = null!;

    public Site? School => Teacher.Facts.HomeSiteId is { } home && sites.Find(home) is { IsPortal: false } school ? school : null;

    public int Pages => Math.Max(1, (Teacher.Count + TeacherPages.PageSize - 1) / TeacherPages.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (PageNumber < 1 || PageNumber > 10_000 || await teachers.FindAsync(TeacherId, PageNumber, cancellation) is not { } teacher)
            return NotFound();
        Teacher = teacher;
        return PageNumber > Pages ? NotFound() : Page();
    }
}
