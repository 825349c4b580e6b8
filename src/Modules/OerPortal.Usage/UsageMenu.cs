using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Ui;

namespace OerPortal.Usage;

internal sealed class UsageMenu(ICurrentPerson person, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    private const string Address = "/quan-tri/luot-dung";

    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place == MenuPlace.Desk && person.Can(Permissions.Site)
            ? [new(strings["usage.title"], http.HttpContext?.Request.PathBase.Add(Address).Value ?? Address, 35, "chart-column", Group: strings["usage.menu.group"], Hint: strings["usage.menu.hint"])]
            : []);
}
