using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>All collections that the current site shows, and the person's own.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists)]
[RequiresFeature("collections")]
internal sealed class CollectionsModel(CollectionShelf shelf, ICurrentPerson person, ISites sites) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<CollectionCard> Newest { get; private set; } = [];

    /// <summary>The person's own, empty ones included.</summary>
    public IReadOnlyList<Collection> Mine { get; private set; } = [];

    public bool MayCollect => person.IsSignedIn && person.Can(ResourcePermissions.Collect);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Newest = await shelf.NewestAsync(null, Most, Viewer.From(person), cancellation);
        if (MayCollect)
            Mine = await shelf.OfOwnerAsync(person.Id!.Value, cancellation);
    }

    internal string? SiteName(CollectionCard card) => sites.Find(card.SiteId)?.Name;
}
