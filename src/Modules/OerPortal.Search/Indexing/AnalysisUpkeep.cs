using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Search.Jobs;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Indexing;

/// <summary>After an upgrade that reads words in another way, has everything indexed anew; people go on searching meanwhile.</summary>
internal sealed class AnalysisUpkeep(NpgsqlDataSource data, IJobs jobs, ILogger<AnalysisUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = await data.OpenConnectionAsync(stoppingToken);
            var made = await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT version FROM search.analysis", cancellationToken: stoppingToken));
            if (made >= VietnameseText.Version) return;
            // First the work, then the note of it: a stop in between has it done twice, never not at all.
            await jobs.EnqueueAsync(new RebuildIndex(), how: null, stoppingToken);
            await connection.ExecuteAsync(new CommandDefinition("UPDATE search.analysis SET version = @Version", new { VietnameseText.Version }, cancellationToken: stoppingToken));
            log.LogInformation("Words are read in a new way: all published resources are being indexed anew.");
        }
        catch (DbException e)
        {
            log.LogWarning("Whether the index is up to date could not be seen ({Reason}); the next start looks again.", e.Message);
        }
    }
}
