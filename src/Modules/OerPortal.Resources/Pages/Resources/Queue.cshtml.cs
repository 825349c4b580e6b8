using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The review queue with its filters.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
internal sealed class QueueModel(ReviewQueue queue, ReviewClaims claims, ReviewRights rights, IPeople people, ICurrentPerson person, ISites sites, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    internal const string ApprovedKey = "resources.approved";
    internal const string ReturnedKey = "resources.returned";

    [BindProperty(SupportsGet = true, Name = "truong")]
    public string? School { get; set; }

    [BindProperty(SupportsGet = true, Name = "mon")]
    public string? Subject { get; set; }

    /// <summary>Waiting for more than so many days.</summary>
    [BindProperty(SupportsGet = true, Name = "cho")]
    public int Age { get; set; }

    /// <summary>Set to see also what others look after.</summary>
    [BindProperty(SupportsGet = true, Name = "tat-ca")]
    public bool Everything { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Title of what was just decided, to say so once; nobody else can put it there.</summary>
    [TempData(Key = ApprovedKey)]
    public string? Approved { get; set; }

    [TempData(Key = ReturnedKey)]
    public string? Returned { get; set; }

    internal IReadOnlyList<WaitingSubmission> Shown { get; private set; } = [];

    public IReadOnlyDictionary<Guid, PersonFacts> People { get; private set; } = new Dictionary<Guid, PersonFacts>();

    private IReadOnlyDictionary<Guid, ReviewClaim> Claims { get; set; } = new Dictionary<Guid, ReviewClaim>();

    public IReadOnlyList<Site> Schools { get; private set; } = [];

    public IReadOnlyList<string> SubjectsWaiting { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>What the person looks after; null for everything.</summary>
    public ReviewField? Mine { get; private set; }

    /// <summary>How many wait altogether, and in the person's own field.</summary>
    public (int All, int Mine) Waiting { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public bool IsFiltered => !string.IsNullOrEmpty(School) || !string.IsNullOrEmpty(Subject) || Age > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!rights.ReviewsHere)
            return Forbid();
        var all = await queue.PlacesAsync(cancellation);
        Mine = await queue.MineAsync(cancellation);
        WaitingPlace[] covered = [.. all.Where(w => Mine?.Covers(w.Subjects, w.Levels) != false)];
        Waiting = (all.Count, covered.Length);
        all = Everything ? all : covered;
        var contributing = all.Select(w => w.SiteId).ToHashSet();
        Schools = [.. sites.Schools.Prepend(sites.Portal).Where(s => contributing.Contains(s.Id))];
        SubjectsWaiting = [.. all.SelectMany(w => w.Subjects).Distinct().Order(StringComparer.Ordinal)];
        var school = Schools.FirstOrDefault(s => s.Slug == School && !string.IsNullOrEmpty(School));
        var before = time.GetUtcNow() - TimeSpan.FromDays(Math.Clamp(Age, 0, 365));
        WaitingPlace[] matching =
        [
            .. all.Where(w => (school is null || w.SiteId == school.Id)
                && (string.IsNullOrEmpty(Subject) || w.Subjects.Contains(Subject))
                && w.SubmittedAt <= before),
        ];
        Count = matching.Length;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Shown = await queue.FindAsync([.. matching.Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(w => w.Id)], cancellation);
        Claims = await claims.OfManyAsync([.. Shown.Select(w => w.Id)], cancellation);
        People = await people.FindManyAsync([.. Shown.Select(w => w.SubmittedBy).Concat(Claims.Values.Select(c => c.ClaimedBy)).Distinct()], cancellation);
        return Page();
    }

    internal bool IsOwn(WaitingSubmission waiting) => waiting.SubmittedBy == person.Id;

    /// <summary>Who is at it: null for nobody, empty for the current person.</summary>
    internal string? ClaimedBy(WaitingSubmission waiting)
        => !Claims.TryGetValue(waiting.Id, out var claim) ? null : claim.ClaimedBy == person.Id ? "" : People.GetValueOrDefault(claim.ClaimedBy)?.DisplayName ?? "?";

    internal int DaysWaiting(WaitingSubmission waiting) => (int)(time.GetUtcNow() - waiting.SubmittedAt).TotalDays;

    internal Site? SiteOf(WaitingSubmission waiting) => sites.Find(waiting.SiteId);

    internal string PageAddress(int page)
        => $"{Request.PathBase}{ResourceAddress.ReviewQueue}?truong={Uri.EscapeDataString(School ?? "")}&mon={Uri.EscapeDataString(Subject ?? "")}&cho={Age}{(Everything ? "&tat-ca=true" : "")}&trang={page}";
}
