namespace OerPortal.Cms.Web;

/// <summary>How something is used.</summary>
public enum Use
{
    /// <summary>Its page was looked at.</summary>
    View,

    /// <summary>It was opened to be read, heard or watched.</summary>
    Read,

    /// <summary>A file of it was taken along.</summary>
    Download,
}
