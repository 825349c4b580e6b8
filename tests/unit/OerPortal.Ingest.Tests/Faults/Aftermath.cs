using System.Security.Cryptography;
using Dapper;
using Npgsql;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>Looks at what is left on the ground, past all wires, and lets time go by there.</summary>
internal sealed class Aftermath(Ground ground) : IDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(ground.ConnectionString) { ApplicationName = "aftermath" }.ConnectionString);

    public void Dispose() => _database.Dispose();

    /// <summary>An empty portal.</summary>
    public async Task ClearAsync()
    {
        await ExecuteAsync("delete from ingest.file; delete from ingest.placed_blob; delete from cms.outbox; delete from cms.job; delete from cms.audit");
        foreach (var folder in new[] { "blobs", "tmp" }.Select(f => Path.Combine(ground.DataFolder, f)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Waits until the database has seen that a process is gone.</summary>
    public Task NobodyIsConnectedAsync(CancellationToken ct) => PortalApp.EventuallyAsync(
        async () =>
        {
            ct.ThrowIfCancellationRequested();
            return await AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and application_name <> 'aftermath'") == 0;
        },
        "the database noticed that nobody is connected");

    /// <summary>Whether no job and no event is left.</summary>
    public async Task<bool> IsQuietAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return await AskAsync<long>("select (select count(*) from cms.job) + (select count(*) from cms.outbox)") == 0;
    }

    /// <summary>Leases of the dead run out and pauses end.</summary>
    public Task PausesAreOverAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ExecuteAsync("""
            update cms.job set run_after = least(run_after, now()), leased_until = least(leased_until, now() - interval '1 second');
            update cms.outbox set try_after = least(try_after, now()), leased_until = least(leased_until, now() - interval '1 second')
            """);
    }

    /// <summary>Nothing is given out that was not found clean.</summary>
    public async Task OnlyCleanFilesAreServedAsync(bool isInfected)
    {
        (await AskAsync<long>("""
            select count(*) from ingest.file f where f.state in (9, 10)
            and not exists (select 1 from ingest.verdict v where v.file_id = f.id and v.outcome = 'clean')
            """)).ShouldBe(0, "a file is served without a clean verdict");
        if (isInfected)
            (await AskAsync<long>("select count(*) from ingest.file where state in (6, 7, 8, 9, 10)")).ShouldBe(0, "an infected file went on");
    }

    /// <summary>Every row has its blob, every blob its hash, and every blob a row.</summary>
    public async Task RowsAndBlobsBelongTogetherAsync(bool orphansAreSwept)
    {
        var folder = Path.Combine(ground.DataFolder, "blobs");
        var present = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        foreach (var blob in present)
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(blob))).ShouldBe(Path.GetFileName(blob));
        var wanted = await ListAsync("select sha256 from ingest.file where sha256 is not null union select sha256 from ingest.derivative");
        wanted.Except(present.Select(b => Path.GetFileName(b)!)).ShouldBeEmpty("a row without its blob");
        if (orphansAreSwept)
            present.Select(b => Path.GetFileName(b)!).Except(wanted).ShouldBeEmpty("a blob that nothing refers to was not swept");
    }

    /// <summary>One file in its last state, told of once, nothing parked or failed, and no leftovers on the disk.</summary>
    public async Task ThereIsOneEndAsync(FileState end)
    {
        (await ListAsync("select state::text from ingest.file")).ShouldBe([$"{(int)end}"]);
        (await ListAsync("select action from cms.audit where action in ('ingest.ready', 'ingest.infected', 'ingest.failed', 'ingest.refused')"))
            .ShouldBe([$"ingest.{end.ToString().ToLowerInvariant()}"]);
        (await ListAsync("select outcome from ingest.verdict")).Count.ShouldBe(1);
        (await ListAsync("select type || ' ' || coalesce(error, '') from cms.job union all select type || ' ' || coalesce(error, '') from cms.outbox")).ShouldBeEmpty();
        var temporary = Path.Combine(ground.DataFolder, "tmp");
        (Directory.Exists(temporary) ? Directory.GetFileSystemEntries(temporary) : []).ShouldBeEmpty();
    }

    /// <summary>Everything that was derived, without ids and times: the same for every telling.</summary>
    public async Task<string> ResultAsync() => string.Join('\n', await ListAsync("""
        select concat_ws('|', f.state, f.length, f.sha256, f.kind, f.can_be_read, f.scanned_parts, f.pages, f.metadata,
            (select string_agg(concat_ws(':', path, media_type, length, raw_length), ',' order by path) from ingest.member m where m.file_id = f.id),
            (select string_agg(concat_ws(':', number, locator, text), ',' order by number) from ingest.passage p where p.file_id = f.id),
            (select string_agg(name, ',' order by name) from ingest.derivative d where d.file_id = f.id),
            (select md5(manifest || positions) from ingest.publication u where u.file_id = f.id))
        from ingest.file f
        """));

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
