namespace OerPortal.OpenData.Views;

/// <summary>A school whose library gives open data.</summary>
/// <param name="Slug">Names it in addresses.</param>
/// <param name="Level">Code of its level, or null.</param>
/// <param name="Count">How many public resources it has contributed.</param>
/// <param name="Resources">Where they are listed.</param>
internal sealed record SchoolView(string Slug, string Name, string? Level, string Address, string Self, int Count, string Resources);

/// <summary>A collection with at least one public resource.</summary>
/// <param name="Count">How many public resources stand in it.</param>
internal sealed record CollectionView(string Id, string Title, string Description, SchoolNameView School, string Address, string Self, int Count, string Resources, DateTimeOffset ChangedAt);

/// <summary>A collection with what stands in it.</summary>
/// <param name="Items">Public resources in the order that its maker gave them.</param>
/// <param name="Sections">How its maker divided them; what stands in none comes first.</param>
internal sealed record CollectionWithItemsView(
    string Id, string Title, string Description, SchoolNameView School, string Address, string Self, int Count, string Resources, DateTimeOffset ChangedAt, IReadOnlyList<CollectionItemView> Items,
    IReadOnlyList<CollectionSectionView> Sections);

/// <param name="Note">What the collection's maker says of it, or null.</param>
internal sealed record CollectionItemView(string Id, string Title, string Address, string Self, string? Note);

/// <param name="Description">A few lines below the title, or empty.</param>
/// <param name="Resources">Ids of its items, in order.</param>
internal sealed record CollectionSectionView(string Title, string Description, IReadOnlyList<string> Resources);

/// <summary>A code of a vocabulary.</summary>
/// <param name="Count">How many public resources have it.</param>
/// <param name="Resources">Where they are listed.</param>
internal sealed record TermView(string Code, NamesView Names, int Count, string Resources);

internal sealed record NamesView(string Vi, string En);
