using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Search.Pages;
using OerPortal.Theme;

namespace OerPortal.Search;

/// <summary>The way to everything there is, and to the searches that one keeps.</summary>
internal sealed class SearchMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place switch
    {
        MenuPlace.Main => [new(strings["search.menu.explore"], Url(SearchAddress.All), 10)],
        MenuPlace.Account when person.IsSignedIn => [new(strings["search.saved"], Url(SavedModel.Path), 30, "history")],
        MenuPlace.Desk when site.Current.IsPortal && person.Can(Permissions.Words) =>
            [new(strings["search.words"], Url("/quan-tri/tu-tim-kiem"), 75, "search", Group: strings["sites.menu.portal"], Hint: strings["search.words.hint"])],
        _ => [],
    });

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
