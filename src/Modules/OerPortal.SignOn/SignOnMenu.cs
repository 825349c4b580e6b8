using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.SignOn;

internal sealed class SignOnMenu(SignOnSettings settings, ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place == MenuPlace.Desk && settings.Provider.Enabled && site.Current.IsPortal && person.Can(Permissions.Systems)
            ? [new(strings["signon.systems.title"], http.HttpContext?.Request.PathBase.Add(SignOnAddress.Desk).Value ?? SignOnAddress.Desk, 84, "monitor-smartphone", Group: strings["accounts.menu.portal"], Hint: strings["signon.systems.hint"])]
            : []);
}
