using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId)]
internal sealed class PagesDeskModel(SitesDbContext db, WritingDesk desk, ISiteContext site, TimeProvider time) : WritingListModel(db, desk, site, time)
{
    internal const string Address = "/quan-tri/cac-trang";

    public override WritingKind Kind => WritingKind.Page;

    public override string Path => Address;
}
