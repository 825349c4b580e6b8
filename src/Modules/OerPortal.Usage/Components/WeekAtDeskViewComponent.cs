using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Usage.Components;

/// <summary>What was read here this week, for the desk; nothing for those who may not see how the site is used.</summary>
[ViewComponent(Name = "WeekAtDesk")]
public sealed class WeekAtDeskViewComponent(IUsage usage, IResources resources, ICurrentPerson person, ISiteContext site) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!person.Can(Permissions.Site))
            return Content("");
        var week = await usage.WeekAsync(site.Current.IsPortal ? null : site.Current.Id, HttpContext.RequestAborted);
        return View(new WeekAtDesk(week, await resources.CardsAsync(week.Most, Viewer.From(person), HttpContext.RequestAborted)));
    }
}

/// <param name="Most">What was read most, as far as the reader of the page may see it.</param>
public sealed record WeekAtDesk(UsedWeek Week, IReadOnlyList<ResourceCard> Most);
