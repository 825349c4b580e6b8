using Microsoft.EntityFrameworkCore;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Loads a collection with everything its verbs look at.</summary>
internal static class CollectionAggregate
{
    internal static IQueryable<Collection> Whole(this IQueryable<Collection> collections)
        => collections
            .Include(c => c.Items)
            .Include(c => c.Sections)
            .Include(c => c.Publication)
            .Include(c => c.Submission)
            .Include(c => c.Returned)
            .Include(c => c.Link)
            .AsSingleQuery();
}
