namespace OerPortal.Cms.Web;

/// <summary>What an error is about where its code alone does not say it; for the error page, in the request's items.</summary>
public static class ErrorTopic
{
    /// <summary>Key among the items.</summary>
    public const string Key = "oer.error.topic";

    /// <summary>A file of which bytes are missing or damaged.</summary>
    public const string File = "file";

    /// <summary>All files that are kept elsewhere, which does not answer.</summary>
    public const string Files = "files";
}
