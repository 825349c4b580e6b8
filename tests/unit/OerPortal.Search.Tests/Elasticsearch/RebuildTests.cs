using System.Net.Http.Json;
using OerPortal.Resources;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Elasticsearch;

/// <summary>Everything is made anew beside what answers, and takes its place.</summary>
public sealed class RebuildTests : IAsyncLifetime
{
    private static readonly DateTime Began = new(2026, 5, 1, 8, 0, 0, DateTimeKind.Utc);
    private readonly IndexDatabase _database = new();
    private ElasticsearchPlace _place = null!;
    private ElasticsearchEngine _engine = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = await ElasticsearchPlace.MustFindAsync();
        await _database.CreateAsync();
        _engine = _place.Engine(new Combinations(_database.Data));
        await _engine.PrepareAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_place is not null) await _place.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_old_ones_answer_until_the_new_ones_are_whole()
    {
        Guid kept = Guid.CreateVersion7(), stray = Guid.CreateVersion7(), late = Guid.CreateVersion7(), withdrawn = Guid.CreateVersion7();
        await PutAsync(_engine, (kept, 1), (stray, 2), (withdrawn, 3));

        var made = await _engine.BeginRebuildAsync(Began, Cancellation);
        await PutAsync(made, (kept, 1), (withdrawn, 3));
        (await IndexedAsync()).ShouldBe([kept, stray, withdrawn], ignoreOrder: true);
        // What the follower does meanwhile.
        await PutAsync(_engine, (late, 4));
        await _engine.RemoveAsync(withdrawn, 5, Cancellation);
        await PutAsync(made, (withdrawn, 3));

        await _engine.EndRebuildAsync(Began, Cancellation);

        (await IndexedAsync()).ShouldBe([kept, late], ignoreOrder: true);
        (await _place.IndexesAsync()).Count.ShouldBe(Names.Kinds.Count, "the old ones are gone");
        (await _engine.FindAsync(new SearchRequest("trong sách", SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest), Cancellation)).Hits.Count(hit => hit.Inside is not null).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_was_stopped_goes_on_and_one_that_was_given_up_leaves_nothing()
    {
        Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();
        await PutAsync(_engine, (first, 1));
        await PutAsync(await _engine.BeginRebuildAsync(Began.AddDays(-1), Cancellation), (first, 1));

        await PutAsync(await _engine.BeginRebuildAsync(Began, Cancellation), (first, 1));
        (await _place.IndexesAsync()).Count.ShouldBe(2 * Names.Kinds.Count);
        await PutAsync(await _engine.BeginRebuildAsync(Began, Cancellation), (second, 2));
        await _engine.EndRebuildAsync(Began, Cancellation);
        await _engine.EndRebuildAsync(Began, Cancellation);

        (await IndexedAsync()).ShouldBe([first, second], ignoreOrder: true);
        (await _place.IndexesAsync()).Count.ShouldBe(Names.Kinds.Count);
        (await _engine.PrepareAsync(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_index_that_was_lost_is_noticed()
    {
        using (var http = new HttpClient { BaseAddress = _place.Address })
        using (await http.DeleteAsync("/" + (await _place.IndexesAsync()).First(name => name.Contains("-resources-", StringComparison.Ordinal)), Cancellation)) { }

        await Should.ThrowAsync<IndexUnavailableException>(() => PutAsync(_engine, (Guid.CreateVersion7(), 1)));
        await Should.ThrowAsync<IndexUnavailableException>(() => _engine.FindAsync(new SearchRequest("a", SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest), Cancellation));
        (await _engine.PrepareAsync(Cancellation)).ShouldBeTrue();
        await PutAsync(_engine, (Guid.CreateVersion7(), 1));
    }

    [Fact]
    public async Task Indexes_of_an_earlier_form_are_made_anew_and_go()
    {
        using var http = new HttpClient { BaseAddress = _place.Address };
        foreach (var made in await _place.IndexesAsync()) using (await http.DeleteAsync("/" + made, Cancellation)) { }
        foreach (var kind in Names.Kinds)
        {
            using var old = await http.PutAsJsonAsync($"/{_place.Prefix}-{kind}-20240101", new { aliases = new Dictionary<string, object> { [$"{_place.Prefix}-{kind}"] = new { } } }, Cancellation);
            old.EnsureSuccessStatusCode();
        }

        await Should.ThrowAsync<IndexUnavailableException>(IndexedAsync);
        (await _engine.PrepareAsync(Cancellation)).ShouldBeTrue();
        (await IndexedAsync()).ShouldBeEmpty();
        (await _place.IndexesAsync()).Where(name => name.EndsWith("-20240101", StringComparison.Ordinal)).ShouldBeEmpty();
        (await _engine.PrepareAsync(Cancellation)).ShouldBeFalse();
    }

    private async Task<IReadOnlyList<Guid>> IndexedAsync() => await _engine.IndexedAsync(Cancellation);

    private static Task PutAsync(ISearchIndex index, params (Guid Id, long Number)[] resources) => index.PutAsync([.. resources.Select(resource => Entry(resource.Id, resource.Number))], Cancellation);

    private static SearchEntry Entry(Guid id, long number) => new(
        new SearchDocument(
            id, Guid.Empty, Visibility.Public, DateTimeOffset.UnixEpoch, $"Sách {number}", [], [], [], [], "", new FacetValues([], [], [], "khac", "cc-by-4.0", "vi"), number),
        new[] { new SearchPassage(Guid.CreateVersion7(), "page=1", null, "Chữ trong sách.") }.ToAsyncEnumerable());
}
