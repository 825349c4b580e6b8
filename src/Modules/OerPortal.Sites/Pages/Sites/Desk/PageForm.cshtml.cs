using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId)]
internal sealed class PageFormModel(WritingDesk desk, PageSetter setter, MenuBoard menu, ISiteContext site, ICurrentPerson person, TimeProvider time, IStringLocalizer strings)
    : WritingFormModel(desk, setter, site, time, strings)
{
    public override WritingKind Kind => WritingKind.Page;

    public override string Path => PagesDeskModel.Address;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        MenuHasRoom = person.Can(Permissions.Profile) && MenuBoard.HasRoom(await menu.EntriesAsync(HttpContext.RequestAborted));
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    protected override Task PutInMenuAsync(Writing page, CancellationToken cancellation) => menu.PutAsync(page, cancellation);
}
