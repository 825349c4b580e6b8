using OerPortal.Cms.Data;

namespace OerPortal.Sites;

/// <summary>What the sites say about themselves, for other modules.</summary>
public interface ISiteProfiles
{
    /// <summary>For followers: the records of what was changed since, in the order in which that was committed. Ids are those of the sites.</summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<ProfileDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);
}

/// <summary>Everything that a site says about itself beyond its name. Plain text; empty where it says nothing.</summary>
/// <param name="FeaturedId">Public id of the resource that the library recommends.</param>
/// <param name="FeaturedWords">Who recommends it and why.</param>
public sealed record ProfileDocument(string Welcome, string OpeningHours, string Place, string FeaturedId, string FeaturedWords);
