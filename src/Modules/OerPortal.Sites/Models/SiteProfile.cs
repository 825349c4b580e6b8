namespace OerPortal.Sites.Models;

/// <summary>What a site says about itself beyond its name. Plain text throughout.</summary>
public sealed class SiteProfile
{
    public required Guid SiteId { get; init; }

    /// <summary>A few sentences on the home page, the first one big; the portal's own words when empty.</summary>
    public string Welcome { get; set; } = "";

    /// <summary>The first sentence of the welcome.</summary>
    public string WelcomeTitle => Welcome[..WelcomeBreak].TrimEnd('.', ' ');

    /// <summary>What follows it.</summary>
    public string WelcomeText => Welcome[WelcomeBreak..].Trim();

    private int WelcomeBreak
    {
        get
        {
            var end = Welcome.AsSpan().IndexOfAny('.', '!', '?');
            return end < 0 ? Welcome.Length : end + 1;
        }
    }

    public string OpeningHours { get; set; } = "";

    public string Place { get; set; } = "";

    /// <summary>Public id of the resource that the library recommends, or empty.</summary>
    public string FeaturedId { get; set; } = "";

    /// <summary>Who recommends it and why, in one sentence.</summary>
    public string FeaturedWords { get; set; } = "";
}
