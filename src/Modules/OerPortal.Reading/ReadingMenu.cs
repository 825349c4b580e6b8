using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Reading;

internal sealed class ReadingMenu(ISiteContext site, ICurrentPerson person, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
    {
        IReadOnlyList<MenuItem> items = place == MenuPlace.Account && person.IsSignedIn && site.HasFeature("reading")
            ? [new MenuItem(strings["reading.shelf.title"], http.HttpContext?.Request.PathBase.Add("/tu-sach").Value ?? "/tu-sach", 10, "library-big")]
            : [];
        return ValueTask.FromResult(items);
    }
}
