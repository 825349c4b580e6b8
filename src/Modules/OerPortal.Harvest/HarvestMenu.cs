using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Harvest.Pages.Desk;

namespace OerPortal.Harvest;

internal sealed class HarvestMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(
        place == MenuPlace.Desk && site.Current.IsPortal && person.Can(Permissions.Sources)
            ? [new(strings["harvest.title"], http.HttpContext?.Request.PathBase.Add(SourcesModel.Path).Value ?? SourcesModel.Path, 76, "cloud-upload", Group: strings["sites.menu.portal"], Hint: strings["harvest.hint"])]
            : []);
}
