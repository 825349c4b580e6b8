using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Services.Data;

namespace OerPortal.Services;

internal sealed class ServicesMenu(RequestDesk desk, ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
    {
        if (!site.HasFeature("services"))
            return [];
        return place switch
        {
            MenuPlace.Main when !site.Current.IsPortal => [new(strings["services.title"], Url(RequestAddress.Services), 50)],
            MenuPlace.Footer when site.Current.IsPortal => [new(strings["services.title"], Url(RequestAddress.Services), 50)],
            MenuPlace.Account when person.IsSignedIn => [new(strings["services.mine"], Url(RequestAddress.Mine), 45, "message-circle")],
            MenuPlace.Desk when person.Can(Permissions.Answer) =>
            [
                new(strings["services.desk"], Url(RequestAddress.Desk), 20, "message-circle", await desk.CountAsync(site.Current, cancellationToken), strings["services.desk.group"], strings["services.desk.hint"]),
            ],
            _ => [],
        };
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
