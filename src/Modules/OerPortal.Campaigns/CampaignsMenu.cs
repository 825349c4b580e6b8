using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Campaigns;

internal sealed class CampaignsMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(
        !site.HasFeature("campaigns") ? [] : place switch
        {
            MenuPlace.Footer when !site.Current.IsPortal => [new(strings["campaigns.title"], Url(CampaignAddress.Challenges), 46), new(strings["campaigns.thanks"], Url(CampaignAddress.Thanks), 47)],
            MenuPlace.Desk when person.Can(Permissions.Hold) => [new(strings["campaigns.desk"], Url(CampaignAddress.Desk), 47, "heart-handshake", Group: strings["campaigns.desk.group"], Hint: strings["campaigns.desk.hint"])],
            _ => [],
        });

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
