using OerPortal.OpenData.Data;
using OerPortal.Resources;

namespace OerPortal.OpenData.Views;

/// <summary>Makes views of collections.</summary>
internal static class CollectionViews
{
    public static CollectionView Of(OpenCollection collection, string origin) => new(
        collection.Id, collection.Title, collection.Description, ResourceViews.SchoolOf(collection.School, origin), origin + ResourceAddress.Collection(collection.Id),
        origin + OpenDataAddress.Collection(collection.Id), collection.Count, ResourcesOf(collection, origin), collection.ChangedAt);

    public static CollectionWithItemsView Of(OpenCollection collection, OpenCollectionContents contents, string origin)
    {
        var bare = Of(collection, origin);
        return new CollectionWithItemsView(
            bare.Id, bare.Title, bare.Description, bare.School, bare.Address, bare.Self, contents.Items.Count, bare.Resources, bare.ChangedAt,
            [.. contents.Items.Select(item => new CollectionItemView(item.Id, item.Title, origin + ResourceAddress.Page(item.Id), origin + OpenDataAddress.Resource(item.Id), item.Note))],
            [.. contents.Sections.Select(section => new CollectionSectionView(section.Heading, section.Words, section.Ids))]);
    }

    private static string ResourcesOf(OpenCollection collection, string origin) => $"{origin}{OpenDataAddress.Api}/resources?collection={collection.Id}";
}
