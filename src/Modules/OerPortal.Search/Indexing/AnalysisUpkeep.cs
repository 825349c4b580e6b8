using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Search.Jobs;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>After an upgrade that reads words in another way, has everything indexed anew; people go on searching meanwhile.</summary>
internal sealed class AnalysisUpkeep(NpgsqlDataSource data, Indexes indexes, IJobs jobs, ILogger<AnalysisUpkeep> log) : TirelessService(log)
{
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        await using var connection = await data.OpenConnectionAsync(stopping);
        var (made, hasOld) = await connection.QuerySingleAsync<(int, bool)>(new CommandDefinition(
            "SELECT version, EXISTS (SELECT FROM search.document) FROM search.analysis", cancellationToken: stopping));
        if (made >= VietnameseText.Version) return;
        // First the work, then the note of it: a stop in between has it done twice, never not at all.
        if (hasOld)
        {
            foreach (var engine in indexes.Names) await jobs.EnqueueAsync(new RebuildIndex(engine), how: null, stopping);
            log.LogInformation("Words are read in a new way: all published resources are being indexed anew.");
        }

        await connection.ExecuteAsync(new CommandDefinition("UPDATE search.analysis SET version = @Version", new { VietnameseText.Version }, cancellationToken: stopping));
    }
}
