using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Accounts;

internal sealed class AccountsMenu(
    Notices notices, ReadersToConfirm readers, ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => place switch
    {
        MenuPlace.Account when person.Id is { } id =>
        [
            new(strings["accounts.menu.notices"], Url("/toi/thong-bao"), 40, "bell", await notices.CountUnreadAsync(id, cancellationToken)),
            new(strings["accounts.menu.me"], Url("/toi"), 50, "user-round"),
        ],
        MenuPlace.Desk when person.Can(Permissions.ManageMembers) =>
        [
            new(strings["accounts.menu.members"], Url("/quan-tri/thanh-vien"), 30, "users-round", await readers.CountAsync(site.Current, cancellationToken), strings["accounts.menu.group"], strings["accounts.menu.members.hint"]),
        ],
        _ => [],
    };

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
