using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;
using OerPortal.Exchange.Pages.Desk;

namespace OerPortal.Exchange;

internal sealed class ExchangeMenu(ICurrentPerson person, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<MenuItem>>(
        place == MenuPlace.Desk && person.Can(Permissions.Bulk)
            ? [new(strings["exchange.title"], http.HttpContext?.Request.PathBase.Add(ImportsModel.Path).Value ?? ImportsModel.Path, 20, "layers", Group: strings["exchange.menu.group"], Hint: strings["exchange.menu.hint"])]
            : []);
}
