namespace OerPortal.Resources;

/// <summary>Who decides what, of the current person at the current site.</summary>
public interface IReviewRights
{
    /// <summary>Whether the person may, unless it is their own, decide on a contribution of this site that these people will see.</summary>
    bool MayReview(Guid siteId, Visibility visibility);
}
