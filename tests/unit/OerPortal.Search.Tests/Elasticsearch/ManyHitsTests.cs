using OerPortal.Resources;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Elasticsearch;

/// <summary>Of very many hits the best are found tier by tier instead of being ranked at once; the answer is the same.</summary>
public sealed class ManyHitsTests : IAsyncLifetime
{
    private readonly IndexDatabase _database = new();
    private ElasticsearchPlace _place = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = await ElasticsearchPlace.MustFindAsync();
        await _database.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_place is not null) await _place.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("rừng xanh", 20)]
    [InlineData("rung xanh", 45)]
    [InlineData("toán lớp 4 rừng", 20)]
    [InlineData("rừng", 60)]
    public async Task The_best_are_the_same_however_they_are_found(string typed, int count)
    {
        var ranked = _place.Engine(new Combinations(_database.Data));
        var cluster = new Cluster(_place.Settings);
        var byTier = new ElasticsearchEngine(cluster, new Names(_place.Prefix), new Combinations(_database.Data), TimeProvider.System) { MostRanked = 2 };
        await ranked.PrepareAsync(Cancellation);
        await ranked.PutAsync([.. Enumerable.Range(0, 240).Select(Entry)], Cancellation);

        var all = await WalkAsync(ranked, typed, count);
        (await WalkAsync(byTier, typed, count)).ShouldBe(all);

        all.Count.ShouldBeGreaterThan(count, "more than a page");
        all.Distinct().Count().ShouldBe(all.Count);
        cluster.Dispose();
    }

    private static async Task<IReadOnlyList<Guid>> WalkAsync(ElasticsearchEngine engine, string typed, int count)
    {
        var walked = new List<Guid>();
        SearchMark? mark = null;
        do
        {
            var found = await engine.FindAsync(new SearchRequest(typed, SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest) { After = mark, Count = count }, Cancellation);
            walked.AddRange(found.Hits.Select(hit => hit.ResourceId));
            mark = found.Next;
        }
        while (mark is not null);
        return walked;
    }

    // Titles, keywords, descriptions and texts with both words, side by side or not, with these marks or others; some of the subject and the grade.
    private static SearchEntry Entry(int number) => new(
        new SearchDocument(
            Guid.CreateVersion7(), Guid.Empty, Visibility.Public, DateTimeOffset.UnixEpoch.AddDays(number * 7 % 31),
            number % 6 == 0 ? $"Rừng xanh {number}" : number % 6 == 1 ? $"Rưng rưng {number} mắt xanh" : $"Bài {number}",
            [], [], number % 6 == 2 ? ["xanh", "rừng"] : [], [], number % 6 == 3 ? "Trong rừng xanh." : "",
            new FacetValues([], [number % 5 == 0 ? "4" : "5"], [number % 2 == 0 ? "toan" : "ngu-van"], "khac", "cc-by-4.0", "vi"), number + 1),
        new[] { new SearchPassage(Guid.CreateVersion7(), "page=1", null, number % 4 == 0 ? "Vào rừng xanh tìm nấm." : "Rừng rất xanh, xanh như rừng xanh.") }.ToAsyncEnumerable());
}
