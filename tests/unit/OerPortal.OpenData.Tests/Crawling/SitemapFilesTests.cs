using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Crawling;

/// <summary>Where one file of a sitemap ends. Alone, because whatever is written meanwhile takes the number that is waited for.</summary>
[Collection(nameof(SitemapFilesTests)), CollectionDefinition(nameof(SitemapFilesTests), DisableParallelization = true)]
public sealed class SitemapFilesTests(OpenDataApp app)
{
    [Fact]
    public async Task After_ten_thousand_a_new_file_begins()
    {
        var school = await app.CreateSchoolAsync();
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        const string Sequence = "pg_get_serial_sequence('open_data.record', 'ordinal')";
        var file = await connection.ExecuteScalarAsync<long>($"SELECT (max(ordinal) / 10000) + 1 FROM (SELECT ordinal FROM open_data.record UNION SELECT 1) AS o");
        var last = await app.PublishAsync(school, "Cuối tệp");
        var first = await app.PublishAsync(school, "Đầu tệp sau");
        // In one command: whatever else is written takes numbers, too.
        await connection.ExecuteAsync(
            $"""
            SELECT setval({Sequence}, @last);
            UPDATE open_data.record SET ordinal = DEFAULT WHERE public_id = @before;
            UPDATE open_data.record SET ordinal = DEFAULT WHERE public_id = @behind;
            """,
            new { last = (file * 10000) - 1, before = last.PublicId, behind = first.PublicId });
        using var guest = app.Guest();

        (await SitemapTests.PagesAsync(guest, $"/sitemap/hoc-lieu-{file}.xml")).ShouldContain(page => page.EndsWith(last.PublicId, StringComparison.Ordinal));
        (await SitemapTests.PagesAsync(guest, $"/sitemap/hoc-lieu-{file + 1}.xml")).ShouldContain(page => page.EndsWith(first.PublicId, StringComparison.Ordinal));
    }
}
