using System.Linq.Expressions;
using OerPortal.Classes.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Openings;

/// <summary>How long codes last, and where they are known.</summary>
internal static class OpeningRules
{
    internal static readonly TimeSpan Lesson = TimeSpan.FromMinutes(90);
    internal static readonly TimeSpan Term = TimeSpan.FromDays(140);

    /// <summary>After that an ended code is forgotten, and may be given out again.</summary>
    internal static readonly TimeSpan KeepEnded = TimeSpan.FromDays(30);

    /// <summary>A lesson's code ends with it; one typed in another school opens nothing that is not for all.</summary>
    internal static Expression<Func<Opening, bool>> KnownAt(Site at)
    {
        var (isPortal, id) = (at.IsPortal, at.Id);
        return isPortal ? o => !o.IsOfSchool : o => !o.IsOfSchool || o.SiteId == id;
    }

    /// <summary>The school in whose name somebody opens things for a class; null for who teaches nowhere.</summary>
    internal static Guid? SchoolOf(ICurrentPerson person, Site at)
        => !at.IsPortal && person.CanAt(at.Id, Permissions.Teach) ? at.Id
            : person.SiteIds.Order().Select(id => (Guid?)id).FirstOrDefault(id => person.CanAt(id!.Value, Permissions.Teach));
}
