using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.Search.Tests.Kit;

public sealed class ElasticsearchLibrary : IndexedLibrary
{
    private readonly IndexDatabase _database = new();
    private ElasticsearchPlace? _place;
    private ElasticsearchEngine? _engine;

    internal override ISearchIndex Engine => _engine!;

    private protected override async Task<bool> CreateAsync()
    {
        _place = await ElasticsearchPlace.FindAsync();
        if (_place is null) return false;
        await _database.CreateAsync();
        _engine = _place.Engine(new Combinations(_database.Data));
        (await _engine.PrepareAsync(CancellationToken.None)).ShouldBeTrue();
        return true;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_place is null) return;
        await _place.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
