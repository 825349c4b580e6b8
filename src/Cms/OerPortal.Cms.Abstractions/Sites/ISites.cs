namespace OerPortal.Cms.Sites;

/// <summary>The sites of this installation. Reads come from memory and are at most a few seconds old on other instances.</summary>
public interface ISites
{
    Site Portal { get; }

    IReadOnlyList<Site> Schools { get; }

    Site? Find(Guid id);

    Site? FindBySlug(string slug);

    bool HasFeature(Guid siteId, string featureId);

    /// <summary>Creates the site or, where the id is known, changes it.</summary>
    /// <exception cref="SiteNameTakenException">Slug or host name belongs to another site.</exception>
    Task SaveAsync(Site site, CancellationToken cancellation);

    Task SwitchFeatureAsync(Guid siteId, string featureId, bool on, CancellationToken cancellation);
}
