using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Events;

internal sealed class EventsMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(
        !site.HasFeature("events") ? [] : place switch
        {
            MenuPlace.Main when !site.Current.IsPortal => [new(strings["events.menu"], Url(EventAddress.Events), 45)],
            MenuPlace.Footer when site.Current.IsPortal => [new(strings["events.title"], Url(EventAddress.Events), 45)],
            MenuPlace.Desk when person.Can(Permissions.Hold) => [new(strings["events.desk"], Url(EventAddress.Desk), 46, "clock", Group: strings["events.desk.group"], Hint: strings["events.desk.hint"])],
            _ => [],
        });

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
