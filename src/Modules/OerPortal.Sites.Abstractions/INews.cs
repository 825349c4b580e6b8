using OerPortal.Cms.Data;

namespace OerPortal.Sites;

/// <summary>News of the sites for other modules.</summary>
public interface INews
{
    /// <summary>
    /// For followers: the records of what was published, changed or taken away since, in the order in which that was committed. Whether a
    /// site has news at all is its feature <c>sites.news</c>.
    /// </summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<NewsDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);
}

/// <summary>Everything that is public about a piece of news.</summary>
/// <param name="Body">Plain text; an empty line begins a new paragraph.</param>
public sealed record NewsDocument(string Title, string Body, DateTimeOffset PublishedAt);
