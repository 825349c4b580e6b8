namespace OerPortal.OpenData;

/// <summary>What kept answers that are made of open data carry (<see cref="Cms.Web.GuestCacheAttribute"/>).</summary>
internal static class OpenDataTags
{
    /// <summary>Forgotten when anything has been told.</summary>
    public const string All = "open-data";

    /// <summary>What search has found or counted; the search module forgets it.</summary>
    public const string Search = "search";
}
