using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Web;

namespace OerPortal.Bench;

/// <summary><c>ledger</c>: what the database says against what lies on the disk, as one line of JSON; every list must be empty after any fault.</summary>
internal sealed class LedgerVerb(NpgsqlDataSource data, IBlobStore blobs) : IPortalVerb
{
    private const string Referred = "select sha256 from ingest.file where sha256 is not null union select sha256 from ingest.derivative";
    private const string Placed = "select sha256 from ingest.placed_blob";
    private const string Parked = "select type || ': ' || coalesce(left(error, 200), '') from cms.outbox where is_parked";
    private const string Failed = "select type || ': ' || coalesce(left(error, 200), '') from cms.job where failed_at is not null";
    private const string Twice = "select holder || ' ' || name from ingest.file where state <> 0 group by holder, name having count(*) > 1";

    public string Name => "ledger";

    public string Description => "ledger: compare the database's blobs with the store's, and list what stands still";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var referred = (await connection.QueryAsync<string>(Referred)).ToHashSet();
        var placed = (await connection.QueryAsync<string>(Placed)).ToHashSet();
        var damaged = new List<string>();
        var unknown = new List<string>();
        var stored = new HashSet<string>();
        await foreach (var blob in blobs.ListAsync(cancellation))
        {
            stored.Add(blob.Sha256);
            if (!placed.Contains(blob.Sha256) && !referred.Contains(blob.Sha256))
                unknown.Add(blob.Sha256);
            if (!await IsWholeAsync(blob.Sha256, cancellation))
                damaged.Add(blob.Sha256);
        }

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            blobs = stored.Count,
            missing = referred.Except(stored),
            unknown,
            damaged,
            parked = await connection.QueryAsync<string>(Parked),
            failed = await connection.QueryAsync<string>(Failed),
            twice = await connection.QueryAsync<string>(Twice),
        }));
        return 0;
    }

    private async Task<bool> IsWholeAsync(string sha256, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenReadAsync(sha256, cancellation);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256;
    }
}
