namespace OerPortal.Search.Saving;

/// <summary>A search that somebody keeps.</summary>
/// <param name="SiteId">Where it was made and leads to.</param>
/// <param name="Name">Its words and filters, in the language in which it was saved.</param>
/// <param name="Query">Fields of its address, without page and order.</param>
/// <param name="Tells">The person wants to be told of what is new.</param>
/// <param name="SeenUntil">Publication of the newest that the person knows of.</param>
internal sealed record SavedSearch(Guid Id, Guid PersonId, Guid SiteId, string Name, string Query, bool Tells, DateTime SeenUntil);
