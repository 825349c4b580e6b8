using System.Runtime.CompilerServices;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>Reads what dumps are made of, in portions: nobody ever holds more than one of them.</summary>
internal sealed class DumpPortions(OpenRecords records, OpenCollections collections, ResourceViews views)
{
    private const int AtOnce = 500;

    /// <summary>Public resources, in the order in which they first became so: what changes meanwhile neither comes twice nor is left out.</summary>
    /// <param name="siteId">Only what this site contributed, or null.</param>
    public async IAsyncEnumerable<DumpPortion> ResourcesAsync(Guid? siteId, string origin, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = 0L;
        while (await records.InOrderAsync(siteId, last, AtOnce, cancellation) is { Count: > 0 } portion)
        {
            yield return new DumpPortion(portion, await views.OfAsync(portion, origin, cancellation), origin);
            last = portion[^1].Ordinal;
        }
    }

    /// <param name="siteId">Only this site's, or null for all.</param>
    public async IAsyncEnumerable<CollectionWithItemsView> CollectionsAsync(Guid? siteId, string origin, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        while (await collections.ListAsync(siteId, last, AtOnce, cancellation) is { Count: > 0 } portion)
        {
            foreach (var collection in portion) yield return CollectionViews.Of(collection, await collections.ContentsAsync(collection.Id, cancellation), origin);
            last = portion[^1].Id;
        }
    }
}
