using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Kit;

public sealed class PostgresLibrary : IndexedLibrary
{
    private readonly IndexDatabase _database = new();

    internal override ISearchIndex Engine => _database.Engine;

    // Counts are kept beside documents there.
    internal override async Task ReadByAsync(Guid id, int readers)
    {
        await using var command = _database.Data.CreateCommand("INSERT INTO search.readers (resource_id, readers) VALUES ($1, $2)");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = readers });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

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
