using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OerPortal.Cms.Jobs;

/// <summary>Queues recurring work when it falls due; the row in <c>cms.recurring_job</c> lets only one instance do so.</summary>
internal sealed class RecurringJobs(
    IEnumerable<RecurringJob> recurring, NpgsqlDataSource data, IJobs jobs, TimeProvider time, ILogger<RecurringJobs> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                foreach (var job in recurring)
                    await QueueIfDueAsync(job, stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning("Recurring work cannot reach the database ({Reason}); trying again", e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private async Task QueueIfDueAsync(RecurringJob job, CancellationToken cancellation)
    {
        const string claim = """
            insert into cms.recurring_job (type, next_run) values (@type, now() + @every)
            on conflict (type) do update set next_run = now() + @every where cms.recurring_job.next_run <= now()
            returning 1
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var claimed = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            claim, new { type = job.Job.GetType().FullName, every = job.Every }, cancellationToken: cancellation));
        if (claimed == 1)
            await jobs.EnqueueAsync(job.Job, new JobOptions(MaxAttempts: 1), cancellation);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
