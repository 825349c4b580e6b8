using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Jobs;

/// <summary>
/// Queues recurring work when it falls due; the row in <c>cms.recurring_job</c> lets only one instance do so. Claimed and queued in
/// one transaction, so no run is lost, and under one key, so none is piled on another that still waits.
/// </summary>
internal sealed class RecurringJobs(
    IEnumerable<RecurringJob> recurring, NpgsqlDataSource data, JobDesk jobs, IWorkSignal signal, TimeProvider time, ILogger<RecurringJobs> log) : TirelessService(log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly JobOptions How = new(MaxAttempts: 3, Key: "recurring");

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            foreach (var job in recurring)
                await QueueIfDueAsync(job, stopping);
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    internal async Task QueueIfDueAsync(RecurringJob job, CancellationToken cancellation)
    {
        const string claim = """
            insert into cms.recurring_job (type, next_run) values (@type, now() + @every)
            on conflict (type) do update set next_run = now() + @every where cms.recurring_job.next_run <= now()
            returning 1
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var claimed = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            claim, new { type = job.Job.GetType().FullName, every = job.Every }, transaction, cancellationToken: cancellation));
        if (claimed != 1)
            return;
        await jobs.EnqueueAsync(connection, transaction, job.Job, How, cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Wake();
    }
}
