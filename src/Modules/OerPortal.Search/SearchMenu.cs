using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Ui;
using OerPortal.Theme;

namespace OerPortal.Search;

/// <summary>The way to everything there is.</summary>
internal sealed class SearchMenu(IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<MenuItem>>(
            place == MenuPlace.Main ? [new(strings["search.menu.explore"], http.HttpContext?.Request.PathBase.Add(SearchAddress.All).Value ?? SearchAddress.All, 10)] : []);
}
