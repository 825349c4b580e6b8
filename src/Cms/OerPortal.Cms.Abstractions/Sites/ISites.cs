using OerPortal.Cms.Data;

namespace OerPortal.Cms.Sites;

/// <summary>The sites of this installation. Reads come from memory and are at most a few seconds old on other instances.</summary>
public interface ISites
{
    Site Portal { get; }

    /// <summary>Those that are open, in the Vietnamese order of their names; the same list until a site changes.</summary>
    IReadOnlyList<Site> Schools { get; }

    /// <summary>Those that were closed, in the same order.</summary>
    IReadOnlyList<Site> ClosedSchools { get; }

    /// <summary>Also a closed one.</summary>
    Site? Find(Guid id);

    /// <summary>Also a closed one.</summary>
    Site? FindBySlug(string slug);

    /// <summary>By the sector's code; also a closed one.</summary>
    Site? FindByCode(string code);

    bool HasFeature(Guid siteId, string featureId);

    /// <summary>Creates the site or, where the id is known, changes it.</summary>
    /// <exception cref="SiteNameTakenException">Slug or host name belongs to another site.</exception>
    Task SaveAsync(Site site, CancellationToken cancellation);

    /// <summary>Creates or changes many: all of them or none.</summary>
    /// <exception cref="SiteNameTakenException">Slug, host name or code of one belongs to another site.</exception>
    Task SaveAllAsync(IReadOnlyCollection<Site> sites, CancellationToken cancellation);

    /// <summary>
    /// For followers: the records of sites that were opened or changed since, or for which a feature was switched, in the order in which
    /// that was committed.
    /// </summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<Site>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);

    Task SwitchFeatureAsync(Guid siteId, string featureId, bool on, CancellationToken cancellation);
}
