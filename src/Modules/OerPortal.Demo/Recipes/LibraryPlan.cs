namespace OerPortal.Demo.Recipes;

/// <summary>What the step <c>library</c> says: who decides, and which collections stand on the shelves afterwards.</summary>
internal sealed record LibraryPlan(string Reviewer, IReadOnlyList<PlannedCollection> Collections);

/// <param name="Site">Slug of the school, empty for the portal.</param>
/// <param name="Books">Slugs of the demo books, in order.</param>
internal sealed record PlannedCollection(string Key, string Title, string Description, string Site, string Owner, int DaysAgo, IReadOnlyList<string> Books);
