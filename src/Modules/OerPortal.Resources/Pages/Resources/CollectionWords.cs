using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>How far a collection is, as the strings <c>collections.state.{name}</c> say it.</summary>
internal static class CollectionWords
{
    internal static string State(this Collection collection)
        => collection.IsPublished ? "published"
            : collection.Submission is not null ? "waiting"
            : collection.Returned is not null ? "returned"
            : collection.Link is not null ? "shared"
            : "private";
}
