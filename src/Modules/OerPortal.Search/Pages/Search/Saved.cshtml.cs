using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Search.Saving;
using OerPortal.Theme;

namespace OerPortal.Search.Pages;

/// <summary>The searches that one keeps, of all sites. Nobody else's is known.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SavedModel(SavedSearches saved, ICurrentPerson person, ISiteContext site, ISites sites, IStringLocalizer strings) : PageModel
{
    public const string Path = SearchAddress.All + "/da-luu";

    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    public bool IsFull { get; private set; }

    /// <summary>The fields by which a search is known again.</summary>
    public static string QueryOf(SearchChoice choice) => QueryString.Create(choice.Kept().Fields().Select(field => KeyValuePair.Create(field.Key, (string?)field.Value))).Value!.TrimStart('?');

    public async Task OnGetAsync(CancellationToken cancellation) => Searches = await saved.OfAsync(Me, cancellation);

    public async Task<IActionResult> OnPostSaveAsync(string? query, CancellationToken cancellation)
    {
        var choice = SearchChoice.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), sites);
        var name = choice.Said(new FacetWords(strings, sites), site.Current.Name);
        if (name.Length == 0) return BadRequest();
        if (await saved.SaveAsync(Me, site.Current.Id, name, QueryOf(choice), cancellation)) return RedirectToPage();
        IsFull = true;
        Searches = await saved.OfAsync(Me, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostTellAsync(Guid id, bool tells, CancellationToken cancellation)
        => await saved.TellAsync(Me, id, tells, cancellation) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
        => await saved.RemoveAsync(Me, id, cancellation) ? RedirectToPage() : NotFound();

    public string AddressOf(SavedSearch search)
        => $"{(search.SiteId == site.Current.Id ? Request.PathBase : sites.Find(search.SiteId)?.PathPrefix)}{SearchAddress.All}?{search.Query}";

    /// <summary>The school at whose site it was saved; null for the portal.</summary>
    public string? SchoolOf(SavedSearch search) => sites.Find(search.SiteId) is { IsPortal: false } school ? school.Name : null;

    private Guid Me => person.Id!.Value;
}
