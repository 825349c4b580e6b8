using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId), RequiresFeature("sites.news")]
internal sealed class NewsFormModel(WritingDesk desk, PageSetter setter, ISiteContext site, TimeProvider time, IStringLocalizer strings)
    : WritingFormModel(desk, setter, site, time, strings)
{
    public override WritingKind Kind => WritingKind.News;

    public override string Path => NewsDeskModel.Address;
}
