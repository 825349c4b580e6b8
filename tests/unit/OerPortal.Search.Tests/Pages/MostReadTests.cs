using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Search.Jobs;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Pages;

/// <summary>Results by how many people read them, as the module Usage counts.</summary>
public sealed class MostReadTests(SearchApp app)
{
    [Fact]
    public Task Results_are_sorted_by_readers_once_these_are_told_to_the_index() => SortsByReadersAsync(app);

    [Theory]
    [InlineData("vi", "Đọc nhiều nhất")]
    [InlineData("en", "Most read")]
    public async Task The_menu_offers_it(string language, string words)
    {
        var school = await app.CreateSchoolAsync();
        foreach (var title in new[] { "Mrmenu một", "Mrmenu hai" }) await app.PublishAsync(school, title);
        using var guest = app.Guest();
        await guest.GetAsync($"/chon/ngon-ngu/{language}?ve=/");

        (await guest.OpenAsync("/tim?q=mrmenu")).Document.QuerySelector("#order option[value='doc-nhieu']")!.TextContent.ShouldBe(words);
    }

    internal static async Task SortsByReadersAsync(SearchApp app)
    {
        var school = await app.CreateSchoolAsync();
        var (few, more, most) = (await app.PublishAsync(school, "Mrsort bốn"), await app.PublishAsync(school, "Mrsort sáu"), await app.PublishAsync(school, "Mrsort chín"));
        await app.PublishAsync(school, "Mrsort mới");
        await ReadAsync(app, (few.Id, 4), (more.Id, 6), (most.Id, 9));

        var page = await app.Guest().OpenAsync("/tim?q=mrsort&sap-xep=doc-nhieu");

        page.TextsOf("ol.hits h3").ShouldBe(["Mrsort chín", "Mrsort sáu", "Mrsort mới", "Mrsort bốn"]);
        page.Document.QuerySelector("#order option[selected]")!.TextContent.ShouldBe("Đọc nhiều nhất");

        await ReadAsync(app, (few.Id, 40), (more.Id, 3));

        (await app.Guest().OpenAsync("/tim?q=mrsort&sap-xep=doc-nhieu")).TextsOf("ol.hits h3").ShouldBe(["Mrsort bốn", "Mrsort chín", "Mrsort mới", "Mrsort sáu"]);
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM search.readers_told")).ShouldBe(0);
    }

    private static async Task ReadAsync(SearchApp app, params (Guid Id, int Readers)[] uses)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var (id, readers) in uses)
            await connection.ExecuteAsync(
                """
                INSERT INTO usage.total (site_id, resource_id, views, viewers, reads, readers, downloads, downloaders) VALUES (@Everywhere, @id, 0, 0, @readers, @readers, 0, 0)
                ON CONFLICT (site_id, resource_id) DO UPDATE SET readers = excluded.readers
                """,
                new { Everywhere = Guid.Empty, id, readers });
        await app.ActAsSystemAsync(services => services.GetRequiredService<IJobs>().EnqueueAsync(new FollowUse(), how: null, TestContext.Current.CancellationToken));
        await app.WorkIsDoneAsync();
    }
}
