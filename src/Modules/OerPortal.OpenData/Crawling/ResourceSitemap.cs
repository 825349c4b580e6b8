using Dapper;
using Npgsql;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.OpenData.Crawling;

/// <summary>
/// Public resources, which all stand at the portal: in files by the order in which they first became public, so that a page stays in its file
/// for ever and only files with changes have a new date.
/// </summary>
internal sealed class ResourceSitemap(NpgsqlDataSource data, ISiteContext site) : ISitemapSource
{
    public string Name => "hoc-lieu";

    public async Task<IReadOnlyList<SitemapFile>> FilesAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal) return [];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var files = await connection.QueryAsync<(long Number, DateTime ChangedAt)>(new CommandDefinition(
            $"SELECT (ordinal - 1) / {Sitemaps.Most} + 1, max(changed_at) FROM open_data.record WHERE NOT is_gone GROUP BY 1 ORDER BY 1", cancellationToken: cancellation));
        return [.. files.Select(file => new SitemapFile((int)file.Number, new DateTimeOffset(file.ChangedAt, TimeSpan.Zero)))];
    }

    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(int number, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || number < 1) return [];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var pages = await connection.QueryAsync<(string PublicId, DateTime ChangedAt)>(new CommandDefinition(
            "SELECT public_id, changed_at FROM open_data.record WHERE NOT is_gone AND ordinal > @before AND ordinal <= @last ORDER BY ordinal",
            new { before = (number - 1L) * Sitemaps.Most, last = (long)number * Sitemaps.Most }, cancellationToken: cancellation));
        return [.. pages.Select(page => new SitemapEntry(ResourceAddress.Page(page.PublicId), new DateTimeOffset(page.ChangedAt, TimeSpan.Zero)))];
    }
}
