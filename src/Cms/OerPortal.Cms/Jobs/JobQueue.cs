using Dapper;
using Npgsql;

namespace OerPortal.Cms.Jobs;

/// <summary>The rows of <c>cms.job</c>. A lease is taken with SKIP LOCKED and renewed while the job runs; a dead worker's lease runs out.</summary>
internal sealed class JobQueue(NpgsqlDataSource data)
{
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    internal async Task<LeasedJob?> LeaseAsync(CancellationToken cancellation)
    {
        // A job whose worker died on its last attempt must end visibly, not wait for ever.
        const string lease = """
            with dead as (
                update cms.job set failed_at = now(), lease = null, error = coalesce(error, 'The process died during the last attempt.')
                where failed_at is null and attempts >= max_attempts and leased_until < now())
            update cms.job set leased_until = now() + @LeaseTime, lease = gen_random_uuid(), attempts = attempts + 1
            where id = (
                select id from cms.job
                where failed_at is null and run_after <= now() and attempts < max_attempts and (leased_until is null or leased_until < now())
                order by run_after, id limit 1 for update skip locked)
            returning id, type, payload::text as payload, site_id as siteId, lease, attempts, max_attempts as maxAttempts
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<LeasedJob>(new CommandDefinition(lease, new { LeaseTime }, cancellationToken: cancellation));
    }

    /// <returns>False when the lease was lost to another worker.</returns>
    internal async Task<bool> RenewAsync(LeasedJob job, CancellationToken cancellation)
        => await ExecuteAsync("update cms.job set leased_until = now() + @LeaseTime where id = @Id and lease = @Lease", new { LeaseTime, job.Id, job.Lease }, cancellation) == 1;

    internal Task ReportAsync(LeasedJob job, int percent, CancellationToken cancellation)
        => ExecuteAsync("update cms.job set progress = @percent where id = @Id and lease = @Lease", new { percent, job.Id, job.Lease }, cancellation);

    internal Task FinishAsync(LeasedJob job, CancellationToken cancellation)
        => ExecuteAsync("delete from cms.job where id = @Id and lease = @Lease", new { job.Id, job.Lease }, cancellation);

    internal Task FailAsync(LeasedJob job, string error, CancellationToken cancellation)
        => ExecuteAsync(
            """
            update cms.job set lease = null, leased_until = null, error = @error,
                failed_at = case when attempts >= max_attempts then now() end,
                run_after = now() + make_interval(secs => @pause)
            where id = @Id and lease = @Lease
            """,
            new { error, pause = (double)(1 << Math.Min(job.Attempts, 8)), job.Id, job.Lease },
            cancellation);

    internal Task PostponeAsync(LeasedJob job, TimeSpan delay, string reason, CancellationToken cancellation)
        => ExecuteAsync(
            "update cms.job set lease = null, leased_until = null, attempts = attempts - 1, error = @reason, run_after = now() + @delay where id = @Id and lease = @Lease",
            new { reason, delay, job.Id, job.Lease },
            cancellation);

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }
}

internal sealed record LeasedJob(Guid Id, string Type, string Payload, Guid SiteId, Guid Lease, int Attempts, int MaxAttempts);
