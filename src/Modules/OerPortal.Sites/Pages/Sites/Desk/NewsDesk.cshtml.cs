using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId), RequiresFeature("sites.news")]
internal sealed class NewsDeskModel(SitesDbContext db, WritingDesk desk, ISiteContext site, TimeProvider time) : WritingListModel(db, desk, site, time)
{
    internal const string Address = "/quan-tri/tin";

    public override WritingKind Kind => WritingKind.News;

    public override string Path => Address;
}
