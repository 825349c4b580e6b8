using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

/// <summary>The index follows the catalogue's record.</summary>
public sealed class FollowerTests(SearchApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISearchIndex Engine => app.Services.GetRequiredService<Indexes>().Find(Indexes.Postgres)!;

    [Fact]
    public async Task A_record_that_cannot_be_indexed_stops_none_behind_it_and_is_tried_again()
    {
        app.Log.Expect("could not be indexed together");
        app.Log.Expect("IndexResource failed");
        var school = await app.CreateSchoolAsync();
        var broken = await app.PublishAsync(school, "Sách rách Fwbroken", text: [new Passage(0, null, "c1.xhtml", "Trang một.")]);
        var whole = await app.PublishAsync(school, "Sách lành Fwwhole");
        var records = new[] { await RecordAsync(broken), await RecordAsync(whole) };
        foreach (var record in records) await Engine.RemoveAsync(record.Id, record.Number, Cancellation);

        using (app.Books.Break(broken.FileId))
        {
            await app.ActAsSystemAsync(services => services.GetRequiredService<CatalogueFollower>().ShowAsync(Indexes.Postgres, Engine, records, Cancellation));
            (await Engine.IndexedAsync(Cancellation)).ShouldContain(whole.Id);
            (await Engine.IndexedAsync(Cancellation)).ShouldNotContain(broken.Id);
            await PortalApp.EventuallyAsync(() => AskAsync("SELECT EXISTS (SELECT FROM cms.job WHERE type LIKE '%IndexResource%' AND attempts > 0 AND error LIKE '%cannot be read%')"), "its own job has failed");
        }

        await PortalApp.EventuallyAsync(async () => (await Engine.IndexedAsync(Cancellation)).Contains(broken.Id), "the mended book is indexed");
    }

    [Fact]
    public async Task Who_finds_another_following_leaves_and_the_other_looks_once_more()
    {
        // A portal of its own: nothing is followed in it meanwhile.
        await using var own = new SearchApp();
        await own.InitializeAsync();
        var cursor = own.Services.GetRequiredService<FollowerCursor>();
        var engine = own.Services.GetRequiredService<Indexes>().Find(Indexes.Postgres)!;
        Published late;
        await using (var turn = await cursor.TryTakeAsync(Indexes.Postgres, Cancellation))
        {
            turn.ShouldNotBeNull();
            (await cursor.TryTakeAsync(Indexes.Postgres, Cancellation)).ShouldBeNull();
            late = await own.PublishAsync(await own.CreateSchoolAsync(), "Đến sau Fwlate");
            (await engine.IndexedAsync(Cancellation)).ShouldNotContain(late.Id);
            (await IsBehindAsync(own)).ShouldBeTrue();
        }

        await own.ActAsSystemAsync(services => ActivatorUtilities.CreateInstance<FollowCatalogueJob>(services).RunAsync(new FollowCatalogue(Indexes.Postgres), new Silent(), Cancellation));
        (await engine.IndexedAsync(Cancellation)).ShouldContain(late.Id);
        (await IsBehindAsync(own)).ShouldBeFalse();
    }

    private static Task<bool> IsBehindAsync(SearchApp portal)
        => portal.ActAsSystemAsync(services => services.GetRequiredService<CatalogueFollower>().IsBehindAsync(Indexes.Postgres, Cancellation));

    private async Task<PublicRecord<ResourceDocument>> RecordAsync(Published book) =>
        (await app.ActAsSystemAsync(services => services.GetRequiredService<IResources>().RecordAsync(book.Id, Cancellation)))!;

    private async Task<bool> AskAsync(string sql)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<bool>(sql);
    }
}
