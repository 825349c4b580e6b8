using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Rotating boxes and where each of them is: of the school and those that come to it; at the department all.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RotatingBoxesModel(Boxes boxes, Guests guests, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>At the department: the slug of the school whose books it takes.</summary>
    [BindProperty]
    public string? Home { get; set; }

    internal IReadOnlyList<BoxLine> Lines { get; private set; } = [];

    internal IReadOnlyList<Site> Schools { get; private set; } = [];

    internal bool IsPortal => site.Current.IsPortal;

    internal DateOnly Today => rules.Today;

    internal string NameOf(Guid schoolId) => guests.NameOf(schoolId);

    internal string PlaceOf(Box box) => strings.PlaceOf(box, guests);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        return Page();
    }

    /// <summary>Begins a box.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (name, note) = (Read(Name), Read(Note));
        if (name.Length is 0 or > Boxes.NameLength)
            ModelState.AddModelError(nameof(Name), strings["library.box.name.wrong", Boxes.NameLength]);
        if (note.Length > Boxes.NoteLength)
            ModelState.AddModelError(nameof(Note), strings["library.between.find.long", Boxes.NoteLength]);
        var home = IsPortal ? boxes.Schools(Guid.Empty).FirstOrDefault(s => s.Slug == Home) : site.Current;
        if (home is null)
            ModelState.AddModelError(nameof(Home), strings["library.box.home.missing"]);
        if (ModelState.IsValid)
            return LocalRedirect(Request.PathBase + LibraryAddress.Box((await boxes.MakeAsync(name, note, home!, cancellation)).Id));
        await FillAsync(cancellation);
        return Page();
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        Lines = await boxes.ListAsync(cancellation);
        Schools = IsPortal ? boxes.Schools(Guid.Empty) : [];
    }

    private static string Read(string? typed) => FormText.Typed(typed).Composed();
}
