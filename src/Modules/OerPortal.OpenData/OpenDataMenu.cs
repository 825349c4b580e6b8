using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.OpenData.Following;

namespace OerPortal.OpenData;

/// <summary>The way to open data, in the foot of every page.</summary>
internal sealed class OpenDataMenu(ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place == MenuPlace.Footer && site.HasFeature(KnownSites.Feature)
            ? [new(strings["open-data.menu"], http.HttpContext?.Request.PathBase.Add(OpenDataAddress.Page).Value ?? OpenDataAddress.Page, 50)]
            : []);
}
