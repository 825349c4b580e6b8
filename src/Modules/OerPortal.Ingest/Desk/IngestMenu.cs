using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest.Pages.Desk;

namespace OerPortal.Ingest.Desk;

internal sealed class IngestMenu(ICurrentPerson person, ISiteContext site, FilesToAnswer waiting, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
    {
        if (place != MenuPlace.Desk || !person.Can(Permissions.Files))
            return [];
        var counts = await waiting.CountsAsync(site.Current, cancellationToken);
        List<MenuItem> items =
        [
            Item("quarantine", QuarantineModel.Path, 67, "shield-alert", counts.Infected),
            Item("failed", FailedModel.Path, 68, "octagon-alert", counts.Failed),
        ];
        if (site.Current.IsPortal && person.Can(Permissions.Operate))
            items.AddRange([Item("queue", QueueModel.Path, 66, "clock"), Item("scanner", ScannerModel.Path, 69, "shield-check"), Item("fixity", FixityModel.Path, 69, "file", counts.Damaged)]);
        return items;
    }

    private MenuItem Item(string what, string path, int order, string icon, int count = 0) => new(
        strings[$"ingest.desk.{what}"], http.HttpContext?.Request.PathBase.Add(path).Value ?? path, order, icon, count, strings["ingest.desk.group"], strings[$"ingest.desk.{what}.hint"]);
}
