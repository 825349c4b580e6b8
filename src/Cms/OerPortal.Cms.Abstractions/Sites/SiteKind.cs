namespace OerPortal.Cms.Sites;

public enum SiteKind
{
    /// <summary>The department's shared repository; there is exactly one.</summary>
    Portal,

    /// <summary>A school's library site.</summary>
    School,
}
