using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>
/// Who decides what. The department's reviewers decide on everything; a school's own people only on what only their school will see,
/// and only at their school's site.
/// </summary>
internal sealed class ReviewRights(ICurrentPerson person, ISiteContext site) : IReviewRights
{
    /// <summary>Whether the person decides for the whole province.</summary>
    internal bool ReviewsAll => person.IsSignedIn && person.CanAt(site.Portal.Id, ResourcePermissions.Review);

    /// <summary>Whether there is a queue for the person at this site.</summary>
    internal bool ReviewsHere => ReviewsAll || (!site.Current.IsPortal && person.IsSignedIn && person.Can(ResourcePermissions.ReviewSchool));

    /// <summary>Whether what waits at another site waits for the person; what waits at this one stands in the menu under its own name.</summary>
    internal bool ReviewsElsewhere(Site other) => other.Id != site.Current.Id && !ReviewsAll && person.CanAt(other.Id, ResourcePermissions.ReviewSchool);

    /// <summary>Whether the person may see and, unless it is their own, decide on a version of this site and visibility from the current site.</summary>
    public bool MayReview(Guid siteId, Visibility visibility)
    {
        if (!site.Current.IsPortal && site.Current.Id != siteId)
            return false;
        return ReviewsAll || (visibility == Visibility.School && site.Current.Id == siteId && ReviewsHere);
    }

    /// <summary>Those of all sites that stand at the person's desk at this site.</summary>
    internal IQueryable<T> AtDesk<T>(IQueryable<T> rows)
        where T : class, IReviewed
    {
        var (all, here) = (rows.OfAllSites(), site.Current.Id);
        if (!ReviewsAll)
            return all.Where(r => r.SiteId == here && r.Visibility == Visibility.School);
        return site.Current.IsPortal ? all : all.Where(r => r.SiteId == here);
    }

    /// <summary>Whether the person may take the resource down from the current site.</summary>
    internal bool MayWithdraw(Resource resource)
    {
        if (!site.Current.IsPortal && site.Current.Id != resource.SiteId)
            return false;
        return (person.Id is { } id && id == resource.OwnerId)
            || (person.IsSignedIn && person.CanAt(site.Portal.Id, ResourcePermissions.Withdraw))
            || (resource.Current is { } current && MayReview(resource.SiteId, current.Visibility));
    }
}
