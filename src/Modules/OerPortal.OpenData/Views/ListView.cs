namespace OerPortal.OpenData.Views;

/// <summary>A piece of a list.</summary>
/// <param name="Total">How many there are in all, where that is known.</param>
/// <param name="Next">Address of the next piece; null at the end.</param>
/// <param name="DescriptionLicence">Under which licence the descriptions are given.</param>
internal sealed record ListView<T>(IReadOnlyList<T> Items, int? Total, string? Next, string DescriptionLicence);

/// <summary>A piece of what has changed.</summary>
/// <param name="Last">Where to go on, now or in a month: the value for <c>since</c>.</param>
/// <param name="Next">Address of the next piece; null when nothing more has changed so far.</param>
internal sealed record ChangeListView(IReadOnlyList<ChangeView> Items, long Last, string? Next, string DescriptionLicence);

/// <summary>One resource that was published, changed or taken away.</summary>
/// <param name="Resource">As it is now; null when it is gone.</param>
internal sealed record ChangeView(string Id, long Position, DateTimeOffset ChangedAt, bool IsGone, ResourceView? Resource);
