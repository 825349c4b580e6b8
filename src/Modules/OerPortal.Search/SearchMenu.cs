using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Search.Pages;
using OerPortal.Theme;

namespace OerPortal.Search;

/// <summary>The way to everything there is, and to the searches that one keeps.</summary>
internal sealed class SearchMenu(ICurrentPerson person, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place switch
    {
        MenuPlace.Main => [new(strings["search.menu.explore"], Url(SearchAddress.All), 10)],
        MenuPlace.Account when person.IsSignedIn => [new(strings["search.saved"], Url(SavedModel.Path), 30, "history")],
        _ => [],
    });

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
