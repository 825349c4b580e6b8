using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>One collection: its resources in order, those that the person may see.</summary>
[GuestCache(ResourceTags.All, ResourceTags.Lists)]
[RequiresFeature("collections")]
internal sealed class CollectionModel(CollectionShelf shelf, IPeople people, TeacherPages teachers, ICurrentPerson person, ISites sites, ISiteContext site, PortalAddress portal) : PageModel
{
    [FromRoute]
    public string CollectionId { get; set; } = "";

    /// <summary>What was just put into it.</summary>
    [TempData(Key = AddToCollectionModel.AddedKey)]
    public string? Added { get; set; }

    public Collection Collection { get; private set; } = null!;

    public IReadOnlyList<CollectedPart> Parts { get; private set; } = [];

    public IEnumerable<ResourceCard> Cards => Parts.SelectMany(part => part.Things).Select(thing => thing.Card);

    public string? OwnerName { get; private set; }

    /// <summary>Of an owner who wants to be shown.</summary>
    public string? OwnerPage { get; private set; }

    public string? SiteName { get; private set; }

    /// <summary>The portal shows all of them; at their schools they are the same.</summary>
    public string Canonical => portal.OriginOr(Request) + ResourceAddress.Collection(CollectionId);

    /// <summary>Whether somebody who is not signed in sees anything of it.</summary>
    public bool IsForAll => Collection.IsPublished && Cards.Any(card => card.Visibility == Visibility.Public);

    /// <summary>A feed knows no cookies: its address says the language.</summary>
    public string? FeedLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"?{WithoutSessionAttribute.LanguageName}=en" : null;

    /// <summary>Where the owner edits it: at its own site.</summary>
    public string? EditAddress { get; private set; }

    /// <summary>Where the owner says who may see it.</summary>
    public string? SharingAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shelf.FindShownAsync(CollectionId, cancellation) is not { } collection)
            return NotFound();
        Collection = collection;
        Parts = await shelf.PartsAsync(collection, Viewer.From(person), cancellation);
        var isOwner = person.Id == collection.OwnerId;
        // To a stranger a list of hidden things is no list at all.
        if (Parts.Count == 0 && !isOwner)
            return NotFound();
        OwnerName = (await people.FindAsync(collection.OwnerId, cancellation))?.DisplayName;
        OwnerPage = (await teachers.OfAsync(collection.OwnerId, cancellation))?.PublicId;
        var home = sites.Find(collection.SiteId);
        SiteName = home?.Name;
        if (isOwner)
        {
            var there = site.Current.Id == collection.SiteId ? Request.PathBase.Value : home?.PathPrefix;
            (EditAddress, SharingAddress) = (there + ResourceAddress.EditingOf(CollectionId), there + ResourceAddress.SharingOf(CollectionId));
        }

        return Page();
    }
}
