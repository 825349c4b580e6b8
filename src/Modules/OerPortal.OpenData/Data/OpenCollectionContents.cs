using OerPortal.Resources;

namespace OerPortal.OpenData.Data;

/// <summary>What stands in a collection, of what is public, as its maker put it.</summary>
/// <param name="Sections">Those of which something is public.</param>
internal sealed record OpenCollectionContents(IReadOnlyList<OpenCollectionItem> Items, IReadOnlyList<OpenCollectionSection> Sections)
{
    /// <param name="items">Public resources in order.</param>
    internal static OpenCollectionContents Of(IReadOnlyList<(Guid ResourceId, string Id, string Title)> items, KeptContents kept)
    {
        var ids = items.ToDictionary(item => item.ResourceId, item => item.Id);
        return new OpenCollectionContents(
            [.. items.Select(item => new OpenCollectionItem(item.ResourceId, item.Id, item.Title, kept.Notes.GetValueOrDefault(item.ResourceId)))],
            [
                .. kept.Sections.Select(section => new OpenCollectionSection(section.Heading, section.Words, [.. section.ResourceIds.Where(ids.ContainsKey).Select(id => ids[id])]))
                    .Where(section => section.Ids.Count > 0),
            ]);
    }
}

/// <param name="Note">What the collection's maker says of it, or null.</param>
internal sealed record OpenCollectionItem(Guid ResourceId, string Id, string Title, string? Note);

/// <param name="Ids">Of its resources, in order.</param>
internal sealed record OpenCollectionSection(string Heading, string Words, IReadOnlyList<string> Ids);

/// <summary>As it is kept, by ids that only the portal knows.</summary>
internal sealed record KeptContents(IReadOnlyList<DocumentSection> Sections, IReadOnlyDictionary<Guid, string> Notes);
