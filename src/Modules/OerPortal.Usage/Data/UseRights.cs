using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Usage.Data;

/// <summary>Who may know how a resource is used: its contributor and its school's library, at the school or the portal, and the department at the portal.</summary>
public sealed class UseRights(IResources resources, IResourceOrigins origins, ICurrentPerson person, ISiteContext site)
{
    /// <summary>Null for unknown and for forbidden alike.</summary>
    public async Task<ResourceCard?> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn || !Cms.Text.PublicId.IsWellFormed(publicId))
            return null;
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card || (!site.Current.IsPortal && site.Current.Id != card.SiteId))
            return null;
        if (person.CanAt(card.SiteId, Permissions.Site) || (site.Current.IsPortal && person.Can(Permissions.Site)))
            return card;
        return (await origins.FindAsync([publicId], cancellation)) is [var origin] && origin.OwnerId == person.Id ? card : null;
    }
}
