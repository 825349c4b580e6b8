using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The contributor's side of the conversation with the reviewers.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class TalkPageModel(OwnDrafts drafts, DraftReviews reviews, ReviewTalk talk, IStringLocalizer strings) : PageModel
{
    [FromRoute]
    public string DraftId { get; set; } = "";

    [BindProperty]
    public string? Message { get; set; }

    public string Called { get; private set; } = "";

    internal DraftReview Review { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => WithVersionAsync((resource, version) => ShowAsync(resource, version, cancellation), cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => WithVersionAsync(async (resource, version) =>
        {
            if (await talk.SayAsync(version, Message, isOfReviewer: false, cancellation) is not { } problem)
                return Redirect(Request.PathBase + ResourceAddress.Draft(DraftId) + "#trao-doi");
            ModelState.AddModelError(nameof(Message), strings[problem]);
            return await ShowAsync(resource, version, cancellation);
        }, cancellation);

    private async Task<IActionResult> ShowAsync(Resource resource, ResourceVersion version, CancellationToken cancellation)
    {
        Called = version.Metadata.Title;
        Review = await reviews.OfAsync(resource, version, cancellation);
        return Page();
    }

    // Nobody reviews what was not sent yet.
    private async Task<IActionResult> WithVersionAsync(Func<Resource, ResourceVersion, Task<IActionResult>> work, CancellationToken cancellation)
        => await drafts.FindAsync(DraftId, cancellation) is { } resource && resource.Versions.Single(v => v.PublicId == DraftId) is { LastSubmission: not null } version
            ? await work(resource, version)
            : NotFound();
}
