using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Library;

internal sealed class LibraryMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => new(!site.Current.IsPortal && site.HasFeature("library") ? [.. Items(place)] : []);

    private IEnumerable<MenuItem> Items(MenuPlace place)
    {
        if (place != MenuPlace.Desk || !person.Can(Permissions.Keep))
            yield break;
        yield return Item("desk", LibraryAddress.Desk, 20, "rotate-cw");
        yield return Item("titles", LibraryAddress.Titles, 21, "library");
        yield return Item("vouchers", LibraryAddress.Vouchers, 22, "download");
        yield return Item("classSets", LibraryAddress.Classes, 25, "users-round");
        yield return Item("rules", LibraryAddress.Rules, 26, "sliders-horizontal");
    }

    private MenuItem Item(string key, string path, int order, string icon) => new(
        strings[$"library.menu.{key}"], http.HttpContext?.Request.PathBase.Add(path).Value ?? path, order, icon, Group: strings["library.menu.group"], Hint: strings[$"library.menu.{key}.hint"]);
}
