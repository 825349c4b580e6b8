namespace OerPortal.Search;

/// <summary>
/// Finds at the current site what is no learning resource and what people look for all the same: books on its shelves. The search page shows a
/// few of them beside its own results. Register as scoped.
/// </summary>
public interface IFindsBeside
{
    /// <summary>What everybody may see; null where nothing is found, or where there is nothing of the kind.</summary>
    /// <param name="words">As they were typed.</param>
    /// <param name="most">How many are shown; the rest stands behind a link.</param>
    Task<FoundBeside?> FindAsync(string words, int most, CancellationToken cancellation);
}

/// <param name="Heading">What they are, in the reader's language.</param>
/// <param name="More">Text of the link to all of them.</param>
/// <param name="MoreUrl">With the site's path prefix.</param>
public sealed record FoundBeside(string Heading, IReadOnlyList<BesideHit> Hits, int Total, string More, string MoreUrl);

/// <param name="State">How it stands ("Còn 2 bản").</param>
/// <param name="IsThere">It can be had now.</param>
public sealed record BesideHit(string Title, string Facts, string State, bool IsThere, string Url);
