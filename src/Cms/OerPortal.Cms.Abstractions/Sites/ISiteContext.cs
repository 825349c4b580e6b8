namespace OerPortal.Cms.Sites;

/// <summary>The one site the current request, job or event belongs to. Resolved once at the edge.</summary>
public interface ISiteContext
{
    Site Current { get; }

    /// <summary>The root site.</summary>
    Site Portal { get; }

    /// <summary>Whether the current site has the feature switched on.</summary>
    bool HasFeature(string featureId);
}
