using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Schools;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Creates schools and changes their addresses. Only at the portal.</summary>
[RequiresPermission(Permissions.SchoolsId)]
public sealed class SchoolsDeskModel(SitesDbContext db, SchoolFinder names, ISites sites, ISiteAccounts accounts, IPageCache cache, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "sua")]
    public string? Edited { get; set; }

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    [TempData]
    public bool IsSaved { get; set; }

    /// <summary>Address of the school that was opened just now.</summary>
    [TempData]
    public string? Opened { get; set; }

    /// <summary>Whether somebody of that school waits for a card to sign in with.</summary>
    [TempData]
    public bool HasAdministrator { get; set; }

    public SchoolPage Schools { get; private set; } = null!;

    public IReadOnlyList<Site> Closed => sites.ClosedSchools;

    /// <summary>What schools have said already, to be chosen from.</summary>
    public IEnumerable<string> Districts => sites.Schools.Select(s => s.District).Where(d => d.Length > 0).Distinct();

    public IActionResult OnGet()
    {
        Schools = SchoolPage.Of(names, NameAsked, PageAsked);
        if (Edited is null)
            return Page();
        if (sites.FindBySlug(Edited) is not { Closing: null } school)
            return NotFound();
        Input = new Form
        {
            Name = school.Name,
            Slug = school.Slug,
            HostName = school.HostName,
            Level = school.Level ?? "",
            Code = school.Code,
            District = school.District,
            Commune = school.Commune,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Schools = SchoolPage.Of(names, NameAsked, PageAsked);
        var known = Edited is null ? null : sites.FindBySlug(Edited);
        if (Edited is not null && known is not { Closing: null })
            return NotFound();
        if (!SchoolLevelWords.Kinds.Contains(Input.Level))
            ModelState.AddModelError("Input.Level", strings["sites.school.levelMissing"]);
        var login = known is null ? Input.Login?.Trim() ?? "" : "";
        var administrator = string.IsNullOrWhiteSpace(Input.Administrator) ? login : Input.Administrator.Trim();
        if (login.Length > 0 && accounts.FaultOf(administrator, login) is { } fault)
            ModelState.AddModelError("Input.Login", strings[fault]);
        if (!ModelState.IsValid)
            return Page();
        var slug = Input.Slug ?? known?.Slug ?? SlugOfName();
        if (!SchoolSlug.IsWellFormed(slug))
        {
            ModelState.AddModelError("Input.Slug", strings["sites.school.slugWrong"]);
            return Page();
        }

        var school = (known ?? new Site(Guid.CreateVersion7(), SiteKind.School, "", "", SchoolLevelWords.SubtitleOf(Input.Level), null, "rung", null))
            with
        {
            Name = Input.Name.Trim(),
            Slug = slug,
            HostName = Input.HostName,
            Level = Input.Level,
            Code = Input.Code,
            District = Input.District ?? "",
            Commune = Input.Commune ?? "",
        };
        try
        {
            await sites.SaveAsync(school, cancellation);
        }
        catch (SiteNameTakenException taken)
        {
            ModelState.AddModelError(taken.Name == school.Slug ? "Input.Slug" : taken.Name == Input.Code?.Trim() ? "Input.Code" : "Input.HostName", strings["sites.school.taken"]);
            return Page();
        }

        db.Record(known is null ? "sites.school-create" : "sites.school-change", $"site:{school.Id}", new { school.Slug, school.HostName }, school.Id);
        await db.SaveChangesAsync(cancellation);
        if (login.Length > 0)
            await accounts.OpenAsync([new WantedAdministrator(school.Id, administrator, login)], cancellation);
        await cache.ForgetAsync("sites", cancellation);
        (IsSaved, HasAdministrator) = (true, login.Length > 0);
        Opened = known is null ? sites.FindBySlug(school.Slug)?.PathPrefix : null;
        return LocalRedirect("/quan-tri/truong");
    }

    // The first that is free; where none is, the one that says what is taken.
    private string SlugOfName()
    {
        string[] slugs = [.. SchoolSlug.Of(Input.Name.Trim(), Input.Commune ?? "", Input.District ?? "")];
        return Array.Find(slugs, slug => sites.FindBySlug(slug) is null) ?? slugs[0];
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "sites.profile.nameMissing"), StringLength(80, ErrorMessage = "sites.tooLong")]
        public string Name { get; set; } = "";

        /// <summary>Null to have it made of the name.</summary>
        [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*", ErrorMessage = "sites.school.slugWrong"), StringLength(60, ErrorMessage = "sites.tooLong")]
        public string? Slug { get; set; }

        [RegularExpression(@"\s*[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?\s*", ErrorMessage = "sites.school.hostWrong"), StringLength(200, ErrorMessage = "sites.tooLong")]
        public string? HostName { get; set; }

        public string Level { get; set; } = "";

        [StringLength(40, ErrorMessage = "sites.tooLong")]
        public string? Code { get; set; }

        [StringLength(80, ErrorMessage = "sites.tooLong")]
        public string? District { get; set; }

        [StringLength(80, ErrorMessage = "sites.tooLong")]
        public string? Commune { get; set; }

        /// <summary>Who will run the new school's site.</summary>
        [StringLength(80, ErrorMessage = "sites.tooLong")]
        public string? Administrator { get; set; }

        /// <summary>Mail address or user name; empty for nobody yet.</summary>
        [StringLength(200, ErrorMessage = "sites.tooLong")]
        public string? Login { get; set; }
    }
}
