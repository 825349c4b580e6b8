using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Jobs;

/// <summary>Queues work as modules ask for it.</summary>
internal sealed class JobDesk(NpgsqlDataSource data, ISites sites, IWorkSignal signal) : IJobs
{
    public async Task EnqueueAsync(IJob job, JobOptions? how, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await EnqueueAsync(connection, null, job, how, cancellation);
        signal.Wake();
    }

    /// <summary>Queues in a transaction of the caller's.</summary>
    internal Task EnqueueAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, IJob job, JobOptions? how, CancellationToken cancellation)
        => connection.ExecuteAsync(new CommandDefinition(
            "select cms.enqueue(@Id, @Type, @Payload, @SiteId, @Key, @Lane, @Delay, @MaxAttempts, @Trace, @PersonId)",
            JobRow.From(job, how ?? new JobOptions(), sites.Portal.Id), transaction, cancellationToken: cancellation));
}
