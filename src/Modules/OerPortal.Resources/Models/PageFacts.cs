namespace OerPortal.Resources.Models;

/// <summary>What a page elsewhere says of itself. Texts are a stranger's, made fit to keep; what it did not say is empty.</summary>
/// <param name="Address">As it was pasted.</param>
/// <param name="Text">A few sentences.</param>
/// <param name="Author">Who made it, as the site names them.</param>
/// <param name="Site">What the site calls itself.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Picture">Where a picture of it is.</param>
public sealed record PageFacts(Uri Address, string Title = "", string Text = "", string? Author = null, string? Site = null, string? Language = null, Uri? Picture = null)
{
    /// <summary>Whether the page is a film, a sound or something else that the site says it is; of Open Graph.</summary>
    public string? Kind { get; init; }

    /// <summary>Why nothing could be read, in a code of <c>resources.link.trouble.*</c>; null when something was.</summary>
    public string? Trouble { get; init; }
}
