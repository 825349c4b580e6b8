using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A submission before its reviewer: everything about it; claim it, remark, approve, or return with a comment.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
internal sealed partial class DecideModel(
    ResourcesDbContext db, ResourceSheets sheets, ReviewRights rights, ReviewClaims claims, ReviewQueue queue, ReviewTalk talk, IFiles files, IPeople people, ICurrentPerson person, IStringLocalizer strings, TimeProvider time)
    : SubmissionPage(db, rights, claims, person, strings, time)
{
    /// <summary>To the questions of <see cref="ReviewChecklist"/>.</summary>
    [BindProperty]
    public Dictionary<string, bool?> Answers { get; set; } = [];

    /// <summary>What the contributor will read.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    /// <summary>Title of what was decided before this, to say so once; nobody else can put it there.</summary>
    [TempData(Key = QueueModel.ApprovedKey)]
    public string? Approved { get; set; }

    [TempData(Key = QueueModel.ReturnedKey)]
    public string? Returned { get; set; }

    public ResourceSheet Sheet { get; private set; } = null!;

    /// <summary>Somebody is at it, or null.</summary>
    public ReviewClaim? Claim { get; private set; }

    public bool IsMine => Claim?.ClaimedBy == Me;

    /// <summary>Whether the current person may change something here now.</summary>
    public bool IsOpen => !Submission.IsDecided && !IsOwn && (Claim is null || IsMine);

    /// <summary>The version before this one, when there is one to compare with.</summary>
    public ResourceVersion? Earlier { get; private set; }

    internal IReadOnlyList<VersionChange> Changes { get; private set; } = [];

    /// <summary>Of all rounds, the newest last.</summary>
    public IReadOnlyList<ReviewRemark> Remarks { get; private set; } = [];

    internal ReviewTrail Trail { get; private set; } = null!;

    internal ReviewThread Thread { get; private set; } = null!;

    /// <summary>Address of what may be reviewed next; null when nothing is left.</summary>
    public string? Next { get; private set; }

    public IReadOnlyDictionary<Guid, PersonFacts> People { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await LoadAsync(cancellation) ? await AgainAsync(cancellation) : NotFound();

    public Task<IActionResult> OnPostClaimAsync(CancellationToken cancellation)
        => ChangeAsync(() => Task.FromResult<IActionResult?>(Redirect(Here)), cancellation);

    public Task<IActionResult> OnPostGiveBackAsync(CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            await Claims.GiveBackAsync(Submission, cancellation);
            return Redirect(Here);
        }, cancellation);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellation)
        => DecideAsync(QueueModel.ApprovedKey, async (words, answers) =>
        {
            if (ReviewChecklist.Obstacle(answers) is { } obstacle)
            {
                ModelState.AddModelError(nameof(Answers), Strings[obstacle]);
                return false;
            }

            Resource.Approve(Submission, await FactsAsync(Version, cancellation), Me, words, Now, answers);
            return true;
        }, cancellation);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation)
        => DecideAsync(QueueModel.ReturnedKey, (words, answers) =>
        {
            if (words.Length == 0)
            {
                ModelState.AddModelError(nameof(Comment), Strings["resources.refused.comment"]);
                return Task.FromResult(false);
            }

            Resource.Return(Submission, Me, words, Now, answers);
            return Task.FromResult(true);
        }, cancellation);

    internal string NameOf(Guid id) => People.TryGetValue(id, out var facts) ? facts.DisplayName : "";

    protected override async Task<IActionResult> AgainAsync(CancellationToken cancellation)
    {
        Sheet = await sheets.OfAsync(Resource, Version, withAnswers: true, cancellation);
        Earlier = Resource.Versions.Where(v => v.Number < Version.Number && v.Approval is not null).MaxBy(v => v.Number);
        if (Earlier is not null)
        {
            var facts = await FactsAsync(Earlier, cancellation);
            var names = facts.Concat(Sheet.Files.Select(f => f.Facts)).DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Name);
            Changes = VersionChanges.Between(Earlier, Version, names, Strings);
        }

        Claim = await Claims.OfAsync(Submission, cancellation);
        Trail = await ReviewTrail.OfAsync(Db, Resource, cancellation);
        Remarks = Trail.RemarksOn(Version);
        Thread = await talk.OfAsync(Version, cancellation);
        Next = await queue.NextAsync(Submission, cancellation) is { } next ? Request.PathBase + ResourceAddress.Review(next) : null;
        People = await people.FindManyAsync(
            [.. Trail.People.Concat(Thread.People).Append(Resource.OwnerId).Concat(Claim is null ? [] : [Claim.ClaimedBy]).Distinct()], cancellation);
        return Page();
    }

    private Task<IActionResult> DecideAsync(string said, Func<string, Dictionary<string, bool>, Task<bool>> verb, CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            if (!await verb(PlainText.Lines(Comment, DraftLimits.Comment), ReviewChecklist.Read(Answers)))
                return null;
            await Claims.GiveBackAsync(Submission, cancellation);
            TempData[said] = Version.Metadata.Title;
            // Browsers would go on at the decision's place in the page.
            return Redirect(Request.PathBase + (await queue.NextAsync(Submission, cancellation) is { } next ? ResourceAddress.Review(next) : ResourceAddress.ReviewQueue) + "#main");
        }, cancellation);

    private Task<IReadOnlyList<FileFacts>> FactsAsync(ResourceVersion version, CancellationToken cancellation)
        => files.FindManyAsync([.. version.Files.Select(f => f.FileId)], cancellation);
}
