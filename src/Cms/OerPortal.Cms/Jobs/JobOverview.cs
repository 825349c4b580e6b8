using Dapper;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Jobs;

/// <summary>The job table and the outbox as operators see and mend them.</summary>
internal sealed class JobOverview(NpgsqlDataSource data, IWorkSignal signal) : IJobOverview
{
    private const string IsRunning = "(lease is not null and leased_until >= now())";

    public async Task<IReadOnlyList<LaneSummary>> LanesAsync(CancellationToken cancellation)
    {
        var rows = await QueryAsync<LaneRow>(
            $"""
            select lane as Lane,
                (count(*) filter (where not {IsRunning} and run_after <= now()))::int as Due,
                (count(*) filter (where not {IsRunning} and run_after > now()))::int as Later,
                (count(*) filter (where {IsRunning}))::int as Running,
                extract(epoch from now() - min(run_after) filter (where not {IsRunning} and run_after <= now()))::float8 as OldestDue
            from cms.job where failed_at is null group by lane
            """,
            new { },
            cancellation);
        return [.. Enum.GetValues<JobLane>().Select(lane => rows.FirstOrDefault(r => r.Lane == (short)lane) ?? new LaneRow { Lane = (short)lane })
            .Select(r => new LaneSummary((JobLane)r.Lane, r.Due, r.Later, r.Running, r.OldestDue is { } seconds ? TimeSpan.FromSeconds(seconds) : null))];
    }

    public async Task<IReadOnlyList<JobSummary>> SummariseAsync(CancellationToken cancellation)
        => [.. (await QueryAsync<SummaryRow>(
            $"""
            select split_part(type, ',', 1) as Type,
                (count(*) filter (where failed_at is null and not {IsRunning}))::int as Waiting,
                (count(*) filter (where failed_at is null and {IsRunning}))::int as Running,
                (count(*) filter (where failed_at is not null))::int as Failed,
                min(created_at) filter (where failed_at is null) as Oldest
            from cms.job group by 1 order by 1
            """,
            new { },
            cancellation)).Select(r => new JobSummary(ShortName(r.Type), r.Waiting, r.Running, r.Failed, r.Oldest))];

    public async Task<IReadOnlyList<RunningJob>> RunningAsync(int count, CancellationToken cancellation)
        => [.. (await QueryAsync<RunningRow>(
            $"""
            select split_part(type, ',', 1) as Type, progress as Percent, attempts as Attempt, extract(epoch from now() - created_at)::float8 as Seconds
            from cms.job where failed_at is null and {IsRunning} order by lane, created_at limit @count
            """,
            new { count },
            cancellation)).Select(r => new RunningJob(ShortName(r.Type), r.Percent, r.Attempt, TimeSpan.FromSeconds(r.Seconds)))];

    public async Task<IReadOnlyList<FailedWork>> FailedAsync(int count, CancellationToken cancellation)
        => [.. (await QueryAsync<FailedRow>(
            """
            select id, false as IsEvent, split_part(type, ',', 1) as Type, payload::text as Payload, attempts, coalesce(error, '') as Error, failed_at as At
            from cms.job where failed_at is not null
            union all
            select id, true, split_part(type, ',', 1), payload::text, attempts, coalesce(error, ''), greatest(occurred_at, try_after) from cms.outbox where is_parked
            order by At desc limit @count
            """,
            new { count },
            cancellation)).Select(r => new FailedWork(r.Id, r.IsEvent, r.Type, r.Payload, r.Attempts, r.Error, r.At))];

    public async Task<bool> RetryAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            return await ChangeAsync(
                """
                with job as (
                    update cms.job set failed_at = null, attempts = 0, run_after = now(), leased_until = null, lease = null where id = @id and failed_at is not null returning 1),
                event as (update cms.outbox set is_parked = false, attempts = 0, try_after = now(), leased_until = null where id = @id and is_parked returning 1)
                select (select count(*) from job) + (select count(*) from event)
                """,
                id,
                cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The same work waits already.
            return await DropAsync(id, cancellation);
        }
    }

    public Task<bool> DropAsync(Guid id, CancellationToken cancellation)
        => ChangeAsync(
            """
            with job as (delete from cms.job where id = @id and failed_at is not null returning 1), event as (delete from cms.outbox where id = @id and is_parked returning 1)
            select (select count(*) from job) + (select count(*) from event)
            """,
            id,
            cancellation);

    private async Task<bool> ChangeAsync(string sql, Guid id, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var changed = await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, new { id }, cancellationToken: cancellation));
        signal.Wake();
        return changed == 1;
    }

    private async Task<IEnumerable<T>> QueryAsync<T>(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }

    private static string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..];

    // Dapper fills settable rows; constructor matching would need exact database types.
    private sealed class LaneRow
    {
        public short Lane { get; set; }
        public int Due { get; set; }
        public int Later { get; set; }
        public int Running { get; set; }
        public double? OldestDue { get; set; }
    }

    private sealed class SummaryRow
    {
        public string Type { get; set; } = "";
        public int Waiting { get; set; }
        public int Running { get; set; }
        public int Failed { get; set; }
        public DateTimeOffset? Oldest { get; set; }
    }

    private sealed class RunningRow
    {
        public string Type { get; set; } = "";
        public int Percent { get; set; }
        public int Attempt { get; set; }
        public double Seconds { get; set; }
    }

    private sealed class FailedRow
    {
        public Guid Id { get; set; }
        public bool IsEvent { get; set; }
        public string Type { get; set; } = "";
        public string Payload { get; set; } = "";
        public int Attempts { get; set; }
        public string Error { get; set; } = "";
        public DateTimeOffset At { get; set; }
    }
}
