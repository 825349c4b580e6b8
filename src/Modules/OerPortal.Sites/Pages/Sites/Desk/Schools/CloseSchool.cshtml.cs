using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Sites.Schools;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Closes a school, merges it into another, or opens it again.</summary>
[RequiresPermission(Permissions.SchoolsId)]
internal sealed class CloseSchoolModel(SchoolClosing closing, ISites sites, ISchoolMerging merging, IStringLocalizer strings) : PageModel
{
    internal const string Close = "dong";
    internal const string Merge = "sap-nhap";

    // What people know by a name; the other tables are counted together.
    private static readonly string[] Named = ["resources.resource", "resources.collection", "accounts.membership", "ingest.file"];

    [BindProperty]
    public string? How { get; set; }

    /// <summary>Slug of the other school.</summary>
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    [TempData]
    public bool IsDone { get; set; }

    public Site School { get; private set; } = null!;

    public Site? LedTo => School.Closing?.LedTo is { } id ? sites.Find(id) : null;

    public IEnumerable<Site> Others => sites.Schools.Where(s => s.Id != School.Id);

    /// <summary>What it has, by the key of a word.</summary>
    public IReadOnlyList<(string Key, int Count)> Has { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) => await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
            return NotFound();
        if (School.Closing is not null)
            return await ReopenAsync(cancellation);
        var other = string.IsNullOrEmpty(Other) ? null : Others.FirstOrDefault(s => s.Slug == Other);
        if (How is not (Close or Merge))
            ModelState.AddModelError(nameof(How), strings["sites.closing.how.missing"]);
        if (other is null && (How == Merge || !string.IsNullOrEmpty(Other)))
            ModelState.AddModelError(nameof(Other), strings["sites.closing.other.missing"]);
        if (Words?.Length > SchoolClosing.WordsLength)
            ModelState.AddModelError(nameof(Words), strings["sites.tooLong"]);
        if (!Sure)
            ModelState.AddModelError(nameof(Sure), strings["sites.closing.sure.missing"]);
        if (!ModelState.IsValid)
            return Page();
        if (How == Merge)
            await closing.MergeAsync(School, Words?.Trim() ?? "", other!, cancellation);
        else
            await closing.CloseAsync(School, Words?.Trim() ?? "", other, cancellation);
        return Done();
    }

    private async Task<IActionResult> ReopenAsync(CancellationToken cancellation)
    {
        await closing.ReopenAsync(School, cancellation);
        return Done();
    }

    private LocalRedirectResult Done()
    {
        IsDone = true;
        return LocalRedirect($"/quan-tri/truong/dong/{School.Slug}");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        if (sites.FindBySlug(slug) is not { IsPortal: false } school)
            return false;
        School = school;
        var counts = await merging.CountAsync(school.Id, cancellation);
        Has = [.. Named.Where(counts.ContainsKey).Select(table => ("sites.closing.has." + table, counts[table]))];
        return true;
    }
}
