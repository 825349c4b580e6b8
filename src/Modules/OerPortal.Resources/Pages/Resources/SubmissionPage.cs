using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A page about one submission, for whoever may decide on it.</summary>
internal abstract class SubmissionPage(ResourcesDbContext db, ReviewRights rights, ReviewClaims claims, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string SubmissionId { get; set; } = "";

    public Resource Resource { get; private set; } = null!;

    public ResourceVersion Version { get; private set; } = null!;

    public Submission Submission { get; private set; } = null!;

    public bool IsOwn => Resource.IsMadeBy(person.Id) || person.Id == Submission.SubmittedBy;

    /// <summary>What went wrong with the whole, or null.</summary>
    public string? Trouble { get; protected set; }

    protected ResourcesDbContext Db => db;

    protected ReviewClaims Claims => claims;

    protected IStringLocalizer Strings => strings;

    protected DateTimeOffset Now => time.GetUtcNow();

    protected Guid Me => person.Id!.Value;

    protected string Here => Request.PathBase + ResourceAddress.Review(SubmissionId);

    protected async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(
            db.Resources.OfAllSites().Where(r => r.Versions.Any(v => v.Submissions.Any(s => s.PublicId == SubmissionId))), cancellation);
        if (resource is null)
            return false;
        Resource = resource;
        Version = resource.Versions.Single(v => v.Submissions.Exists(s => s.PublicId == SubmissionId));
        Submission = Version.Submissions.Single(s => s.PublicId == SubmissionId);
        return rights.MayReview(resource.SiteId, Version.Visibility);
    }

    /// <summary>Changes something while nobody else does; whoever changes something is at it from then on.</summary>
    /// <param name="change">Null says that it is to be asked again.</param>
    protected Task<IActionResult> ChangeAsync(Func<Task<IActionResult?>> change, CancellationToken cancellation)
        => db.AloneWithSubmissionAsync<IActionResult>(SubmissionId, async () =>
        {
            if (!await LoadAsync(cancellation))
                return NotFound();
            try
            {
                RequireOpen();
                await claims.TakeAsync(Submission, cancellation);
                if (await change() is { } answer)
                {
                    await db.SaveChangesAsync(cancellation);
                    return answer;
                }
            }
            catch (TransitionRefusedException refused)
            {
                Trouble = strings[refused.Key];
            }

            // What was begun and refused is not written.
            db.ChangeTracker.Clear();
            return await LoadAsync(cancellation) ? await AgainAsync(cancellation) : NotFound();
        }, cancellation);

    /// <summary>Shows the page with what is wrong.</summary>
    protected abstract Task<IActionResult> AgainAsync(CancellationToken cancellation);

    private void RequireOpen()
    {
        if (Submission.IsDecided)
            throw new TransitionRefusedException("resources.refused.decided");
        if (IsOwn)
            throw new TransitionRefusedException("resources.refused.own");
    }
}
