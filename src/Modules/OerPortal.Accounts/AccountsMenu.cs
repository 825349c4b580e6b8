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
        MenuPlace.Desk => await DeskAsync(cancellationToken),
        _ => [],
    };

    private async Task<IReadOnlyList<MenuItem>> DeskAsync(CancellationToken cancellation)
    {
        var items = new List<MenuItem>();
        if (person.Can(Permissions.Readers))
        {
            var hint = strings[person.Can(Permissions.ManageMembers) ? "accounts.menu.members.hint" : "accounts.menu.readers.hint"];
            items.Add(new(strings["accounts.menu.members"], Url("/quan-tri/thanh-vien"), 30, "users-round", await readers.CountAsync(site.Current, cancellation), strings["accounts.menu.group"], hint));
        }

        if (person.Can(Permissions.Invite))
            items.Add(new(strings["accounts.invite.title"], Url("/quan-tri/moi-qua-thu"), 32, "mail", Group: strings["accounts.menu.group"], Hint: strings["accounts.invite.hint"]));
        if (site.Current.IsPortal && person.Can(Permissions.Mail))
            items.Add(new(strings["accounts.mailDesk.title"], Url("/quan-tri/thu"), 82, "mail", Group: strings["accounts.menu.portal"], Hint: strings["accounts.mailDesk.hint"]));
        return items;
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
