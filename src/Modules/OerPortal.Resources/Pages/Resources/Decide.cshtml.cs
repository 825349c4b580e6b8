using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A submission before its reviewer: everything about it, approve, or return with a comment.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
internal sealed class DecideModel(
    ResourcesDbContext db, ResourceSheets sheets, ReviewRights rights, IFiles files, IPeople people, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string SubmissionId { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public ResourceSheet Sheet { get; private set; } = null!;

    public ResourceVersion Version { get; private set; } = null!;

    public Submission Submission { get; private set; } = null!;

    public Resource Resource { get; private set; } = null!;

    /// <summary>The version before this one, when there is one to compare with.</summary>
    public ResourceVersion? Earlier { get; private set; }

    internal IReadOnlyList<VersionChange> Changes { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> People { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public bool IsOwn => person.Id == Resource.OwnerId || person.Id == Submission.SubmittedBy;

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await LoadAsync(cancellation) ? await ShowAsync(cancellation) : NotFound();

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation)
        => DecideAsync(
            async () => Resource.Approve(Submission, await FactsAsync(Version, cancellation), person.Id!.Value, PlainText.Lines(Note, DraftLimits.Comment), time.GetUtcNow()),
            QueueModel.ApprovedKey,
            cancellation);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation)
        => DecideAsync(
            () =>
            {
                Resource.Return(Submission, person.Id!.Value, PlainText.Lines(Comment, DraftLimits.Comment), time.GetUtcNow());
                return Task.CompletedTask;
            },
            QueueModel.ReturnedKey,
            cancellation);

    internal string NameOf(Guid id) => People.TryGetValue(id, out var facts) ? facts.DisplayName : "";

    private Task<IActionResult> DecideAsync(Func<Task> verb, string said, CancellationToken cancellation)
        => db.AloneWithSubmissionAsync<IActionResult>(SubmissionId, async () =>
        {
            if (!await LoadAsync(cancellation))
                return NotFound();
            try
            {
                await verb();
                await db.SaveChangesAsync(cancellation);
                TempData[said] = Version.Metadata.Title;
                return Redirect(Request.PathBase + ResourceAddress.ReviewQueue);
            }
            catch (TransitionRefusedException refused) when (refused.Key == "resources.refused.comment")
            {
                ModelState.AddModelError(nameof(Comment), strings[refused.Key]);
            }
            catch (TransitionRefusedException refused)
            {
                Trouble = strings[refused.Key];
            }

            return await ShowAsync(cancellation);
        }, cancellation);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
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

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Sheet = await sheets.OfAsync(Resource, Version, withAnswers: true, cancellation);
        Earlier = Resource.Versions.Where(v => v.Number < Version.Number && v.Approval is not null).MaxBy(v => v.Number);
        if (Earlier is not null)
        {
            var facts = await FactsAsync(Earlier, cancellation);
            var names = facts.Concat(Sheet.Files.Select(f => f.Facts)).DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Name);
            Changes = VersionChanges.Between(Earlier, Version, names, strings);
        }

        Guid[] named =
        [
            Resource.OwnerId,
            .. Version.Submissions.SelectMany(s => new[] { s.SubmittedBy, s.Approval?.ApprovedBy, s.Returned?.ReturnedBy }).OfType<Guid>(),
        ];
        People = await people.FindManyAsync([.. named.Distinct()], cancellation);
        return Page();
    }

    private Task<IReadOnlyList<FileFacts>> FactsAsync(ResourceVersion version, CancellationToken cancellation)
        => files.FindManyAsync([.. version.Files.Select(f => f.FileId)], cancellation);
}
