using OerPortal.Cms.Feeds;

namespace OerPortal.Resources;

/// <summary>Resources as entries of feeds, alike in every feed.</summary>
public interface IResourceFeeds
{
    /// <summary>
    /// In the order of the ids, with people, files, licence and all that is described, in the language of the request; those that not everybody
    /// may see are left out.
    /// </summary>
    /// <param name="origin">What absolute addresses begin with.</param>
    Task<IReadOnlyList<AtomEntry>> EntriesAsync(IReadOnlyList<Guid> ids, string origin, CancellationToken cancellation);
}
