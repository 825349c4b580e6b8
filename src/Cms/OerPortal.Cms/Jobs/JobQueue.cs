using Dapper;
using Npgsql;

namespace OerPortal.Cms.Jobs;

/// <summary>The rows of <c>cms.job</c>. A lease is taken with SKIP LOCKED and renewed while the job runs; a dead worker's lease runs out.</summary>
internal sealed class JobQueue(NpgsqlDataSource data)
{
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    private const string IsNext = "(person_id is null or person_id <> all(@passed))";

    // A job whose worker died on its last attempt must end visibly, not wait for ever.
    private static readonly string Abandoned = """
        with dead as (
            update cms.job set failed_at = now(), lease = null, error = coalesce(error, 'The process died during the last attempt.')
            where failed_at is null and lease is not null and leased_until < now() and attempts >= max_attempts)

        """ + Taking("failed_at is null and lease is not null and leased_until < now() and attempts < max_attempts and lane <= @lane and " + IsNext + " order by leased_until");

    private static readonly string Waiting = Taking("failed_at is null and lease is null and lane = @lane and run_after <= now() and " + IsNext + " order by run_after, id");

    /// <param name="upTo">The last lane that is looked into; earlier ones come first.</param>
    internal Task<LeasedJob?> LeaseAsync(JobLane upTo, CancellationToken cancellation) => LeaseAsync(upTo, passed: [], cancellation);

    /// <param name="upTo">The last lane that is looked into; earlier ones come first.</param>
    /// <param name="passed">Persons whose jobs are passed over.</param>
    internal async Task<LeasedJob?> LeaseAsync(JobLane upTo, Guid[] passed, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var job = await TakeAsync(Abandoned, upTo);
        for (var lane = JobLane.People; job is null && lane <= upTo; lane++)
            job = await TakeAsync(Waiting, lane);
        return job;

        Task<LeasedJob?> TakeAsync(string sql, JobLane lane) => connection.QuerySingleOrDefaultAsync<LeasedJob>(
            new CommandDefinition(sql, new { LeaseTime, lane = (short)lane, passed }, cancellationToken: cancellation));
    }

    private static string Taking(string which) => $"""
        update cms.job set leased_until = now() + @LeaseTime, lease = gen_random_uuid(), attempts = attempts + 1
        where id = (select id from cms.job where {which} limit 1 for update skip locked)
        returning id, type, payload::text as payload, site_id as siteId, key, lease, attempts, max_attempts as maxAttempts, trace, person_id as personId
        """;

    /// <returns>False when the lease was lost to another worker.</returns>
    internal async Task<bool> RenewAsync(LeasedJob job, CancellationToken cancellation)
        => await ExecuteAsync("update cms.job set leased_until = now() + @LeaseTime where id = @Id and lease = @Lease", new { LeaseTime, job.Id, job.Lease }, cancellation) == 1;

    internal Task ReportAsync(LeasedJob job, int percent, CancellationToken cancellation)
        => ExecuteAsync("update cms.job set progress = @percent where id = @Id and lease = @Lease", new { percent, job.Id, job.Lease }, cancellation);

    /// <summary>Done; what failed of the same work before is no longer worth anybody's attention.</summary>
    internal Task FinishAsync(LeasedJob job, CancellationToken cancellation)
        => ExecuteAsync(
            """
            with done as (delete from cms.job where id = @Id and lease = @Lease returning key)
            delete from cms.job where failed_at is not null and key in (select key from done)
            """,
            new { job.Id, job.Lease },
            cancellation);

    internal Task FailAsync(LeasedJob job, string error, CancellationToken cancellation)
        => job.Attempts >= job.MaxAttempts
            ? ExecuteAsync(
                """
                with ended as (
                    update cms.job set lease = null, leased_until = null, error = @error, failed_at = now() where id = @Id and lease = @Lease returning key)
                delete from cms.job where failed_at is not null and id <> @Id and key in (select key from ended)
                """,
                new { error, job.Id, job.Lease },
                cancellation)
            : PutBackAsync(job, attemptsBack: 0, TimeSpan.FromSeconds(1 << Math.Min(job.Attempts, 8)), error, cancellation);

    /// <summary>Puts it back without counting the attempt.</summary>
    internal Task PostponeAsync(LeasedJob job, TimeSpan delay, string reason, CancellationToken cancellation)
        => PutBackAsync(job, attemptsBack: 1, delay, reason, cancellation);

    private async Task PutBackAsync(LeasedJob job, int attemptsBack, TimeSpan delay, string reason, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(
                """
                update cms.job set lease = null, leased_until = null, attempts = attempts - @attemptsBack, error = @reason, run_after = now() + @delay
                where id = @Id and lease = @Lease
                """,
                new { attemptsBack, reason, delay, job.Id, job.Lease },
                cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The same work was asked for again while this ran: it waits already and does for both.
            await ExecuteAsync("delete from cms.job where id = @Id and lease = @Lease", new { job.Id, job.Lease }, cancellation);
        }
    }

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }
}

internal sealed record LeasedJob(Guid Id, string Type, string Payload, Guid SiteId, string? Key, Guid Lease, int Attempts, int MaxAttempts, string? Trace, Guid? PersonId);
