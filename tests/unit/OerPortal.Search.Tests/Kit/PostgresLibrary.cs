using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Kit;

public sealed class PostgresLibrary : Library
{
    private readonly IndexDatabase _database = new();

    internal override ISearchIndex Engine => _database.Engine;

    private protected override async Task<bool> CreateAsync()
    {
        await _database.CreateAsync();
        return true;
    }

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
