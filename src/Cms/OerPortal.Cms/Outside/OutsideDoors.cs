using OerPortal.Cms.Blobs;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Outside;

internal sealed class OutsideDoors(INameResolution names, PortalFolders folders, PortalAddress portal, TimeProvider time) : IOutsideDoors
{
    public IOutsideDoor Open(OutsideRules rules) => new OutsideDoor(rules, names, folders.Temp, portal.Origin, time);
}
