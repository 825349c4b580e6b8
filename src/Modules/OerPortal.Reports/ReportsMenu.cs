using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Reports;

internal sealed class ReportsMenu(ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    public ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<MenuItem>>(place != MenuPlace.Desk || !site.HasFeature("reports") ? [] : site.Current.IsPortal ? OfDepartment() : OfSchool());

    private IReadOnlyList<MenuItem> OfSchool() => !person.Can(Permissions.Assess) ? [] :
    [
        new(strings["reports.menu.assessment"], Url(ReportAddress.Assessment), 28, "clipboard-check", Group: strings["reports.menu.school"], Hint: strings["reports.menu.assessment.hint"]),
        new(strings["reports.menu.statistics"], Url(ReportAddress.Statistics), 29, "chart-column", Group: strings["reports.menu.school"], Hint: strings["reports.menu.statistics.hint"]),
    ];

    private IReadOnlyList<MenuItem> OfDepartment() => !person.Can(Permissions.Oversee) ? [] :
    [
        new(strings["reports.menu.overview"], Url(ReportAddress.Overview), 36, "clipboard-check", Group: strings["reports.menu.department"], Hint: strings["reports.menu.overview.hint"]),
        new(strings["reports.menu.targets"], Url(ReportAddress.Targets), 37, "chart-column", Group: strings["reports.menu.department"], Hint: strings["reports.menu.targets.hint"]),
        new(strings["reports.menu.criteria"], Url(ReportAddress.Criteria), 38, "list-ordered", Group: strings["reports.menu.department"], Hint: strings["reports.menu.criteria.hint"]),
        new(strings["reports.menu.rules"], Url(ReportAddress.Rules), 39, "bell", Group: strings["reports.menu.department"], Hint: strings["reports.menu.rules.hint"]),
    ];

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;
}
