using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Sites.Pages.Sites.Desk;

namespace OerPortal.Sites;

internal sealed class SitesMenu(ICurrentPerson person, ISiteContext site, OwnSchools own, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => place switch
    {
        MenuPlace.Main => [.. Main()],
        MenuPlace.First when own.All is [var school, ..] => [new(strings["sites.menu.mySchool.short"], school.PathPrefix + "/", 20, "school")],
        MenuPlace.Account when person.IsSignedIn => await OfPersonAsync(cancellationToken),
        MenuPlace.Desk => [.. Desk()],
        MenuPlace.Footer =>
        [
            new(strings["sites.help.contribute"], Url("/tro-giup/dong-gop"), 10),
            new(strings["sites.help.licences"], Url("/tro-giup/giay-phep"), 20),
            new(strings["sites.help.access"], Url("/tro-giup/tiep-can"), 30),
            new(strings["sites.help.privacy"], Url("/tro-giup/rieng-tu"), 40),
        ],
        _ => [],
    };

    // One's own school comes first wherever one is; with its desk, where one has work there.
    private async Task<IReadOnlyList<MenuItem>> OfPersonAsync(CancellationToken cancellation)
    {
        var items = new List<MenuItem>();
        var schools = await own.WithWorkAsync(cancellation);
        string Named(string key, Site school) => schools.Count == 1 ? strings[key] : strings[key + ".named", school.Name];
        foreach (var (school, hasDesk, waiting) in schools.Where(one => one.School.Id != site.Current.Id))
        {
            items.Add(new(Named("sites.menu.mySchool", school), school.PathPrefix + "/", 5, "school"));
            if (hasDesk)
                items.Add(new(Named("sites.menu.mySchool.desk", school), school.PathPrefix + "/quan-tri", 6, "settings", waiting));
        }

        if (Desk().Any())
            items.Add(new(strings["sites.menu.desk"], Url("/quan-tri"), 90, "settings", await own.WaitingAtAsync(site.Current, cancellation)));
        return items;
    }

    /// <summary>A school leads back to the portal in its foot; its own menu is about itself.</summary>
    private IEnumerable<MenuItem> Main()
    {
        if (site.Current.IsPortal)
            yield return new(strings["sites.menu.schools"], "/truong", 30);
        if (site.HasFeature("sites.news"))
            yield return new(strings["sites.menu.readNews"], Url("/tin"), 40);
    }

    private IEnumerable<MenuItem> Desk()
    {
        var here = strings["sites.menu.group"].Value;
        if (person.Can(Permissions.Profile))
            yield return new(strings["sites.menu.profile"], Url("/quan-tri/trang"), 40, "pencil", Group: here, Hint: strings["sites.menu.profile.hint"]);
        if (person.Can(Permissions.Profile))
        {
            yield return new(strings["sites.menu.front"], Url(FrontDeskModel.Address), 41, "house", Group: here, Hint: strings["sites.menu.front.hint"]);
            yield return new(strings["sites.menu.menus"], Url(MenuDeskModel.Address), 42, "menu", Group: here, Hint: strings["sites.menu.menus.hint"]);
        }

        if (person.Can(Permissions.News))
        {
            yield return new(strings["sites.menu.pages"], Url(PagesDeskModel.Address), 43, "file", Group: here, Hint: strings["sites.menu.pages.hint"]);
            yield return new(strings["sites.menu.media"], Url(MediaModel.Address), 46, "image", Group: here, Hint: strings["sites.menu.media.hint"]);
        }

        if (person.Can(Permissions.News) && site.HasFeature("sites.news"))
            yield return new(strings["sites.menu.news"], Url("/quan-tri/tin"), 45, "newspaper", Group: here, Hint: strings["sites.menu.news.hint"]);
        if (person.Can(Permissions.Features))
            yield return new(strings["sites.menu.features"], Url("/quan-tri/tinh-nang"), 50, "sliders-horizontal", Group: here, Hint: strings["sites.menu.features.hint"]);
        if (person.Can(Permissions.Audit))
            yield return new(strings["sites.menu.audit"], Url("/quan-tri/nhat-ky"), 60, "history", Group: here, Hint: strings["sites.menu.audit.hint"]);
        if (person.Can(Permissions.Storage))
            yield return new(strings["sites.menu.storage"], Url("/quan-tri/dung-luong"), 65, "download", Group: here, Hint: strings["sites.menu.storage.hint"]);

        var portal = strings["sites.menu.portal"].Value;
        if (person.Can(Permissions.Schools))
            yield return new(strings["sites.menu.manageSchools"], Url("/quan-tri/truong"), 70, "school", Group: portal, Hint: strings["sites.menu.manageSchools.hint"]);
        if (person.Can(Permissions.System))
            yield return new(strings["sites.menu.system"], Url("/quan-tri/he-thong"), 80, "server", Group: portal, Hint: strings["sites.menu.system.hint"]);
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
