namespace OerPortal.Sites.Models;

/// <summary>What a site says about itself beyond its name. Plain text throughout.</summary>
public sealed class SiteProfile
{
    public required Guid SiteId { get; init; }

    /// <summary>The big line of the home page; the portal's own words when empty.</summary>
    public string Welcome { get; set; } = "";

    public string OpeningHours { get; set; } = "";

    public string Place { get; set; } = "";

    /// <summary>Public id of the resource that the library recommends, or empty.</summary>
    public string FeaturedId { get; set; } = "";

    /// <summary>Who recommends it and why, in one sentence.</summary>
    public string FeaturedWords { get; set; } = "";
}
