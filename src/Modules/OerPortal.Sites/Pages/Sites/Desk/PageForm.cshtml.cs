using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId)]
internal sealed class PageFormModel(WritingDesk desk, PageSetter setter, ISiteContext site, TimeProvider time, IStringLocalizer strings)
    : WritingFormModel(desk, setter, site, time, strings)
{
    public override WritingKind Kind => WritingKind.Page;

    public override string Path => PagesDeskModel.Address;
}
