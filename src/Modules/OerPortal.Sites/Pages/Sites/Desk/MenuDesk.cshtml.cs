using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The site's menu: its own pages, places of the portal, links; two levels.</summary>
[RequiresPermission(Permissions.ProfileId)]
internal sealed class MenuDeskModel(FrontDesk desk, MenuBoard board, SitesDbContext db, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const string Address = "/quan-tri/menu";

    private const int MostBelow = 12;

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public bool IsSaved { get; set; }

    /// <summary>Of <see cref="ListOrder.Mark"/>.</summary>
    [TempData(Key = "sites.moved")]
    public string? Moved { get; set; }

    /// <summary>The menu as it is: the site's own, or what the portal offers.</summary>
    public IReadOnlyList<MenuEntry> Entries { get; private set; } = [];

    public bool IsOwn { get; private set; }

    /// <summary>What can be put in: address and name.</summary>
    public IReadOnlyList<(string Address, string Name)> Places { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var address = (string.IsNullOrWhiteSpace(Input.Place) ? Input.Link : Input.Place)?.Trim() ?? "";
        var text = Input.Text?.Trim() ?? "";
        if (address.Length > 0 && !BlockModel.IsAddress(address))
            ModelState.AddModelError("Input.Link", strings["sites.menus.linkWrong"]);
        if (text.Length == 0 && Places.All(place => place.Address != address))
            ModelState.AddModelError("Input.Text", strings["sites.menus.textMissing"]);
        if (Input.Under is { } under && (under < 0 || under >= Entries.Count))
            ModelState.AddModelError("Input.Under", strings["sites.menus.underUnknown"]);
        if ((Input.Under is { } parent && parent >= 0 && parent < Entries.Count ? Entries[parent].Below.Count >= MostBelow : !MenuBoard.HasRoom(Entries)))
            ModelState.AddModelError("Input.Text", strings["sites.menus.full"]);
        if (!ModelState.IsValid)
            return Page();

        // A page keeps its own name; a place of the portal is named in the reader's language.
        var entry = new MenuEntry(text.Length > 0 || !address.StartsWith("/trang/", StringComparison.Ordinal) ? text : Places.First(place => place.Address == address).Name, address, []);
        return await SaveAsync(Input.Under is { } at ? [.. Entries.Select((one, number) => number == at ? one with { Below = [.. one.Below, entry] } : one)] : [.. Entries, entry], cancellation);
    }

    /// <param name="at">Which entry, from 0.</param>
    /// <param name="below">Which of those below it; null for the entry itself.</param>
    /// <param name="to">Where it stands then.</param>
    public async Task<IActionResult> OnPostMoveAsync(int at, int? below, int to, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Moved = ListOrder.Mark(below is null ? null : at, below ?? at, to);
        return await ChangeAsync(at, below, list => ListOrder.Moved(list, below ?? at, to), cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int at, int? below, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return await ChangeAsync(at, below, list => (below ?? at) is var which && which >= 0 && which < list.Count ? [.. list.Where((_, number) => number != which)] : null, cancellation);
    }

    /// <summary>The portal's own menu again.</summary>
    public Task<IActionResult> OnPostUsualAsync(CancellationToken cancellation) => SaveAsync(null, cancellation);

    private async Task<IActionResult> ChangeAsync(int at, int? below, Func<IReadOnlyList<MenuEntry>, IReadOnlyList<MenuEntry>?> change, CancellationToken cancellation)
    {
        if (at < 0 || at >= Entries.Count || change(below is null ? Entries : Entries[at].Below) is not { } changed)
            return NotFound();
        return await SaveAsync(below is null ? changed : [.. Entries.Select((one, number) => number == at ? one with { Below = changed } : one)], cancellation);
    }

    private async Task<IActionResult> SaveAsync(IReadOnlyList<MenuEntry>? entries, CancellationToken cancellation)
    {
        await desk.SaveMenuAsync(entries is null ? null : new MenuEntries(entries), cancellation);
        IsSaved = true;
        return LocalRedirect(Request.PathBase + Address);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var offered = await board.OfferedAsync(cancellation);
        var pages = await db.PagesShown(site.Current.Id, site.Portal.Id).OrderBy(page => page.Title).Select(page => new { page.Slug, page.Title }).ToListAsync(cancellation);
        Places = [("/", strings["sites.menus.home"]), .. offered, .. pages.Select(page => ($"/trang/{page.Slug}", page.Title))];
        var own = await desk.MenuAsync(cancellation);
        IsOwn = own is not null;
        Entries = own?.All ?? MenuBoard.EntriesOf(offered);
    }

    public string NameOf(MenuEntry entry)
        => entry.Text.Length > 0 ? entry.Text : Places.FirstOrDefault(place => place.Address == entry.Address).Name ?? entry.Address;

    public sealed class Form
    {
        [StringLength(60, ErrorMessage = "sites.tooLong")]
        public string? Text { get; set; }

        /// <summary>One of the places; empty for a link of one's own.</summary>
        public string? Place { get; set; }

        [StringLength(300, ErrorMessage = "sites.tooLong")]
        public string? Link { get; set; }

        /// <summary>The entry below which it stands, from 0; null for the first level.</summary>
        public int? Under { get; set; }
    }
}
