using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A reviewer puts small things of a description right; the contributor sees what was changed.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
internal sealed class MendModel(ResourcesDbContext db, ReviewRights rights, ReviewClaims claims, ICurrentPerson person, IStringLocalizer strings, TimeProvider time)
    : SubmissionPage(db, rights, claims, person, strings, time)
{
    [BindProperty]
    public DraftForm Form { get; set; } = new();

    public IReadOnlyList<DraftProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        // The submission's own page says why nothing can be mended.
        if (Submission.IsDecided || IsOwn || (await Claims.OfAsync(Submission, cancellation) is { } claim && claim.ClaimedBy != Me))
            return Redirect(Here);
        Form = DraftForm.Of(Version, Resource.Revision);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => ChangeAsync(() => Task.FromResult<IActionResult?>(Mend()), cancellation);

    internal string Sentence(DraftProblem problem) => Strings[problem.Key, [.. problem.Arguments]];

    protected override Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        Form.Shown = Resource.Revision;
        ModelState.Remove("Form.Shown");
        return Task.FromResult<IActionResult>(Page());
    }

    private RedirectResult? Mend()
    {
        if (Form.Shown != Resource.Revision)
            throw new TransitionRefusedException("resources.refused.changed");
        try
        {
            Problems = [.. DraftFormCheck.Of(Form)];
            if (Problems.Count == 0)
            {
                Db.Mendings.AddRange(Resource.Mend(Submission, Me, Form.ApplyTo(Version.Metadata), Now));
                return Redirect(Here + "#ghi-chu");
            }
        }
        catch (DraftIncompleteException incomplete)
        {
            Problems = incomplete.Problems;
        }

        foreach (var problem in Problems)
        {
            if (DraftFormCheck.InputOf(problem) is { } input)
                ModelState.AddModelError($"Form.{input}", Sentence(problem));
        }

        return null;
    }
}
