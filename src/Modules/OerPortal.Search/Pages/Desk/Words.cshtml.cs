using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Search.Indexing;
using OerPortal.Search.Queries;
using OerPortal.Search.Words;

namespace OerPortal.Search.Pages.Desk;

/// <summary>Spellings of one thing, and other names of subjects, kinds and levels, that the department adds to those that come with the portal.</summary>
[RequiresPermission(Permissions.WordsId)]
internal sealed class WordsModel(AddedSpellings spellings, IPageCache pages, ISites sites, IStringLocalizer strings) : PageModel
{
    private readonly FacetWords words = new(strings, sites);

    [TempData]
    public bool IsSaved { get; set; }

    [BindProperty]
    public string? Names { get; set; }

    /// <summary>Empty, or what the names stand for.</summary>
    [BindProperty]
    public string? Means { get; set; }

    /// <summary>What they may stand for, by field.</summary>
    public static IReadOnlyList<IGrouping<FacetField, (string Means, FacetField Field, string Code)>> Meanings { get; } = [.. SchoolVocabulary.Meanings.GroupBy(meaning => meaning.Field)];

    public IReadOnlyList<AddedSpelling> Added { get; private set; } = [];

    /// <summary>A group as people read it.</summary>
    public static string Shown(string names) => string.Join(" = ", names.Split('|', StringSplitOptions.TrimEntries));

    /// <summary>A group that was added, with what it stands for.</summary>
    public string Shown(AddedSpelling added)
        => SchoolVocabulary.Meanings.FirstOrDefault(meaning => meaning.Means == added.Means) is { Means: not null } meaning ? $"{Shown(added.Names)} → {words.Of(meaning.Field, meaning.Code)}" : Shown(added.Names);

    public string NameOf(FacetField field, string code) => words.Of(field, code);

    public async Task OnGetAsync(CancellationToken cancellation) => Added = await spellings.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var means = SchoolVocabulary.Meanings.FirstOrDefault(meaning => meaning.Means == Means).Means ?? "";
        var group = Spellings.Group(Names, least: means.Length > 0 ? 1 : 2);
        if (group is not null && await spellings.AddAsync(group, means, cancellation)) return await SavedAsync(cancellation);
        ModelState.AddModelError(nameof(Names), group is null ? strings[means.Length > 0 ? "search.words.wrong-names" : "search.words.wrong", Spellings.MostNames, Spellings.LongestName] : strings["search.words.full", AddedSpellings.Most]);
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
