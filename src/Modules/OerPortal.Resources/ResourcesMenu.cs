using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Resources.Data;

namespace OerPortal.Resources;

/// <summary>Collections for everybody, own contributions for teachers, the queue for reviewers.</summary>
internal sealed class ResourcesMenu(ICurrentPerson person, ISiteContext site, ReviewRights rights, ReviewQueue queue, FaultDesk faults, CorrectionDesk corrections, CollectionDesk collections, DoubtfulLinks doubtful, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken) => place switch
    {
        MenuPlace.Main when site.HasFeature("collections") => [new(strings["resources.menu.collections"], Url(ResourceAddress.Collections), 20)],
        // Guests too: signing in is their way there.
        MenuPlace.First when !person.IsSignedIn || Contributes => [new(strings["theme.contribute"], Url(ResourceAddress.Contributions), 10, "upload")],
        MenuPlace.Account when person.IsSignedIn => await OfPersonAsync(cancellationToken),
        MenuPlace.Desk when rights.ReviewsHere => await AtDeskAsync(cancellationToken),
        _ => [],
    };

    // At the portal the way leads on to one's own school.
    private bool Contributes => person.Can(ResourcePermissions.Contribute) || (site.Current.IsPortal && person.SiteIds.Any(id => person.CanAt(id, ResourcePermissions.Contribute)));

    private async Task<IReadOnlyList<MenuItem>> AtDeskAsync(CancellationToken cancellation)
    {
        var group = strings["resources.menu.desk"];
        var items = new List<MenuItem>
        {
            new(strings["resources.menu.review-queue"], Url(ResourceAddress.ReviewQueue), 10, "clipboard-check", await queue.CountAsync(cancellation), group, strings["resources.menu.review-queue.hint"]),
            new(strings["resources.menu.doubtful"], Url(ResourceAddress.DoubtfulLinks), 12, "link", await doubtful.CountAsync(cancellation), group, strings["resources.menu.doubtful.hint"]),
            new(strings["resources.menu.faults"], Url(ResourceAddress.Faults), 15, "flag", await faults.CountAsync(FaultState.Open, cancellation), group, strings["resources.menu.faults.hint"]),
            new(strings["resources.menu.corrections"], Url(ResourceAddress.Corrections), 16, "pencil", await corrections.CountAsync(CorrectionState.Open, cancellation), group, strings["resources.menu.corrections.hint"]),
        };
        if (!site.HasFeature("collections"))
            return items;
        items.Add(new(strings["resources.menu.collection-queue"], Url(ResourceAddress.CollectionQueue), 11, "library-big", await collections.CountAsync(cancellation), group, strings["resources.menu.collection-queue.hint"]));
        if (!site.Current.IsPortal)
            items.Add(new(strings["collections.offered"], Url(ResourceAddress.OfferedCollections), 17, "layers", Group: group, Hint: strings["collections.offered.hint"]));
        return items;
    }

    private async Task<IReadOnlyList<MenuItem>> OfPersonAsync(CancellationToken cancellation)
    {
        var items = new List<MenuItem>();
        if (Contributes)
            items.Add(new(strings["resources.menu.mine"], Url(ResourceAddress.Contributions), 20, "upload"));
        if (Contributes && person.Id is { } me && await corrections.CountForMakerAsync(me, cancellation) is > 0 and var suggested)
            items.Add(new(strings["resources.menu.corrections.mine"], Url(ResourceAddress.CorrectionsOfMine), 21, "pencil", suggested));
        if (rights.ReviewsHere)
        {
            items.Add(new(strings["resources.menu.review"], Url(ResourceAddress.ReviewQueue), 30, "clipboard-check", await queue.CountAsync(cancellation)));
            if (await faults.CountAsync(FaultState.Open, cancellation) is > 0 and var waiting)
                items.Add(new(strings["resources.menu.faults"], Url(ResourceAddress.Faults), 35, "flag", waiting));
        }

        return items;
    }

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
