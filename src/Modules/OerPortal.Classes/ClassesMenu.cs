using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Classes;

internal sealed class ClassesMenu(ClassShelf shelf, ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => site.HasFeature("classes") ? [.. site.Current.IsPortal ? PortalItems(place) : Items(place), .. await OfPupilAsync(place, cancellationToken), .. OpenedItems(place)] : [];

    private async Task<IEnumerable<MenuItem>> OfPupilAsync(MenuPlace place, CancellationToken cancellation)
        => place == MenuPlace.Account && !site.Current.IsPortal && !person.Can(Permissions.Teach) && await shelf.OwnClassAsync(cancellation) is { } its
            ? [new(strings["classes.one", its.Name], Url(ClassAddress.Mine), 15, "school")]
            : [];

    private IEnumerable<MenuItem> Items(MenuPlace place)
    {
        if (place == MenuPlace.Desk && person.Can(Permissions.Teach))
            yield return new(strings["classes.menu"], Url(ClassAddress.Desk), 32, "school", Group: strings["classes.menu.group"], Hint: strings["classes.menu.hint"]);
        if (place == MenuPlace.Desk && person.Can(Permissions.Keep))
            yield return new(strings["classes.rosters.title"], Url(ClassAddress.Rosters), 34, "users-round", Group: strings["classes.menu.group"], Hint: strings["classes.rosters.menu.hint"]);
        if (place == MenuPlace.Account && person.IsSignedIn && person.Can(Permissions.Teach))
            yield return new(strings["classes.menu.mine"], Url(ClassAddress.Desk), 25, "school");
    }

    private IEnumerable<MenuItem> PortalItems(MenuPlace place)
    {
        if (place == MenuPlace.Desk && person.Can(Permissions.Retention))
            yield return new(strings["classes.leavers.title"], Url(ClassAddress.Leavers), 84, "school", Group: strings["classes.menu.group"], Hint: strings["classes.leavers.menu.hint"]);
    }

    private IEnumerable<MenuItem> OpenedItems(MenuPlace place)
    {
        if (place == MenuPlace.Account && person.IsSignedIn && OpeningRules.SchoolOf(person, site.Current) is not null)
            yield return new(strings["classes.opened.menu"], Url(OpeningAddress.Own), 27, "qr-code");
        if (place == MenuPlace.Footer)
            yield return new(strings["classes.lesson.menu"], Url(OpeningAddress.Door), 30, Group: null);
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
