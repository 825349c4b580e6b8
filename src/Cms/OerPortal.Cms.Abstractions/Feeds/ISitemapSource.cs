namespace OerPortal.Cms.Feeds;

/// <summary>
/// What a module tells search engines of at the current site: pages that guests may see, each at its one canonical address. Schools without a host
/// name of their own stand in the portal's.
/// </summary>
public interface ISitemapSource
{
    /// <summary>In addresses: Latin letters and hyphens.</summary>
    string Name { get; }

    /// <summary>The files there are, each of at most <see cref="Sitemaps.Most"/> pages.</summary>
    Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation);

    /// <summary>Empty for a file that does not exist.</summary>
    /// <param name="number">Of a <see cref="SitemapFile"/>, or anything else.</param>
    Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation);
}

/// <param name="Number">From 1.</param>
/// <param name="ChangedAt">When the newest change of its pages was, or null where that is not known.</param>
public sealed record SitemapFile(int Number, DateTimeOffset? ChangedAt);

/// <param name="Path">Behind the site's path base.</param>
/// <param name="ChangedAt">Null where it is not known.</param>
public sealed record SitemapEntry(string Path, DateTimeOffset? ChangedAt = null);

/// <summary>For sources that know all their pages at once.</summary>
public static class Sitemaps
{
    /// <summary>Pages a file; the protocol allows 50,000.</summary>
    public const int Most = 10_000;

    public static IReadOnlyList<SitemapFile> FilesOf(IReadOnlyList<SitemapEntry> all)
        => [.. all.Chunk(Most).Select((part, i) => new SitemapFile(i + 1, part.Max(entry => entry.ChangedAt)))];

    public static IReadOnlyList<SitemapEntry> Part(IReadOnlyList<SitemapEntry> all, int number)
        => number < 1 || number > (all.Count + Most - 1) / Most ? [] : [.. all.Skip((number - 1) * Most).Take(Most)];
}
