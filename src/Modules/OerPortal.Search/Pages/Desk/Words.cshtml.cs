using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Search.Indexing;
using OerPortal.Search.Queries;
using OerPortal.Search.Words;

namespace OerPortal.Search.Pages.Desk;

/// <summary>Spellings of one thing that the department adds to those that come with the portal.</summary>
[RequiresPermission(Permissions.WordsId)]
internal sealed class WordsModel(AddedSpellings spellings, IPageCache pages, IStringLocalizer strings) : PageModel
{
    [TempData]
    public bool IsSaved { get; set; }

    [BindProperty]
    public string? Names { get; set; }

    public IReadOnlyList<AddedSpelling> Added { get; private set; } = [];

    /// <summary>A group as people read it.</summary>
    public static string Shown(string names) => string.Join(" = ", names.Split('|', StringSplitOptions.TrimEntries));

    public async Task OnGetAsync(CancellationToken cancellation) => Added = await spellings.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var group = Spellings.Group(Names);
        if (group is not null && await spellings.AddAsync(group, cancellation)) return await SavedAsync(cancellation);
        ModelState.AddModelError(nameof(Names), group is null ? strings["search.words.wrong", Spellings.MostNames, Spellings.LongestName] : strings["search.words.full", AddedSpellings.Most]);
        Added = await spellings.AllAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
        => await spellings.RemoveAsync(id, cancellation) ? await SavedAsync(cancellation) : NotFound();

    private async Task<IActionResult> SavedAsync(CancellationToken cancellation)
    {
        await pages.ForgetAsync(ResourceIndexing.CacheTag, cancellation);
        IsSaved = true;
        return RedirectToPage();
    }
}
