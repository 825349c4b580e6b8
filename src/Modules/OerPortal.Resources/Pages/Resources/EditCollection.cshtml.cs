using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Makes a collection and keeps it: words, order, deleting. What is put in order is sent to <see cref="ArrangeCollectionModel"/>.</summary>
[RequiresPermission(ResourcePermissions.CollectId)]
[RequiresFeature("collections")]
internal sealed class EditCollectionModel(
    ResourcesDbContext db, CollectionShelf shelf, IResources resources, IPageCache pages, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time)
    : OwnCollectionPage(db, shelf, pages, person, time)
{
    internal const string MovedKey = "resources.moved";

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    /// <summary>Why the last change was not made.</summary>
    [TempData(Key = TroubleKey)]
    public string? Trouble { get; set; }

    /// <summary>What was just moved, and by how many places: <c>{id}:{by}</c>. The button that was pressed is under the finger again.</summary>
    [TempData(Key = MovedKey)]
    public string? Moved { get; set; }

    /// <summary>Null while it is being made.</summary>
    public Collection? Collection { get; private set; }

    /// <summary>Those that the maker may see still.</summary>
    public IReadOnlyDictionary<Guid, ResourceCard> Cards { get; private set; } = new Dictionary<Guid, ResourceCard>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CollectionId is null)
            return Page();
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        Heading = collection.Title;
        About = collection.Description;
        await ShowAsync(collection, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var collection = CollectionId is null ? null : await FindAsync(cancellation);
        if (CollectionId is not null && collection is null)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Heading))
        {
            ModelState.AddModelError(nameof(Heading), strings["collections.problem.title"]);
            if (collection is not null)
                await ShowAsync(collection, cancellation);
            return Page();
        }

        if (collection is null)
        {
            collection = Collection.Start(site.Current.Id, Me, Heading, About ?? "", Now);
            Db.Collections.Add(collection);
        }
        else
        {
            collection.Describe(Heading, About ?? "", Now);
        }

        return await SaveAsync(collection, id => ResourceAddress.EditingOf(id) + "?da-luu=true", cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        Db.Collections.Remove(collection);
        Db.Record("resources.delete-collection", $"collection:{collection.Id}", new { collection.Title });
        await SaveAsync(cancellation);
        return Redirect(Request.PathBase + ResourceAddress.Collections);
    }

    /// <summary>Whether a button that moves this is to be under the finger: the one pressed last, or the other one where that has no way on.</summary>
    internal bool HasFocus(Guid id, int by, bool otherIsOff)
        => Moved == MoveOf(id, by) || (otherIsOff && Moved == MoveOf(id, -by));

    internal static string MoveOf(Guid id, int by) => $"{id}:{Math.Sign(by)}";

    private async Task ShowAsync(Collection collection, CancellationToken cancellation)
    {
        Collection = collection;
        Cards = (await resources.CardsAsync([.. collection.Ordered.Select(i => i.ResourceId)], Viewer, cancellation)).ToDictionary(card => card.Id);
    }
}
