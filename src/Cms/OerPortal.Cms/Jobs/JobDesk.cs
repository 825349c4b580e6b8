using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Jobs;

/// <summary>The job table as modules and operators use it.</summary>
internal sealed class JobDesk(NpgsqlDataSource data, ISites sites, IWorkSignal signal, TimeProvider time) : IJobs, IJobOverview
{
    public async Task EnqueueAsync(IJob job, JobOptions? how, CancellationToken cancellation)
    {
        const string insert = """
            insert into cms.job (id, type, payload, site_id, created_at, run_after, max_attempts)
            values (@Id, @Type, @Payload::jsonb, @SiteId, @CreatedAt, @RunAfter, @MaxAttempts)
            """;
        var row = JobRow.From(job, how ?? new JobOptions(), sites.Portal.Id, time.GetUtcNow());
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(insert, row, cancellationToken: cancellation));
        signal.Wake();
    }

    public async Task<IReadOnlyList<JobSummary>> SummariseAsync(CancellationToken cancellation)
    {
        const string select = """
            select split_part(type, ',', 1) as Type,
                (count(*) filter (where failed_at is null and (leased_until is null or leased_until < now())))::int as Waiting,
                (count(*) filter (where failed_at is null and leased_until >= now()))::int as Running,
                (count(*) filter (where failed_at is not null))::int as Failed,
                min(created_at) filter (where failed_at is null) as Oldest
            from cms.job group by 1 order by 1
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<SummaryRow>(new CommandDefinition(select, cancellationToken: cancellation)))
            .Select(r => new JobSummary(r.Type[(r.Type.LastIndexOf('.') + 1)..], r.Waiting, r.Running, r.Failed, r.Oldest))];
    }

    public async Task<IReadOnlyList<FailedJob>> FailedAsync(int count, CancellationToken cancellation)
    {
        const string select = """
            select id, split_part(type, ',', 1) as Type, payload::text as Payload, attempts, coalesce(error, '') as Error, failed_at as FailedAt
            from cms.job where failed_at is not null order by failed_at desc limit @count
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<FailedRow>(new CommandDefinition(select, new { count }, cancellationToken: cancellation)))
            .Select(r => new FailedJob(r.Id, r.Type, r.Payload, r.Attempts, r.Error, r.FailedAt))];
    }

    public async Task<bool> RetryAsync(Guid jobId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            "update cms.job set failed_at = null, attempts = 0, run_after = now(), leased_until = null where id = @jobId and failed_at is not null",
            new { jobId },
            cancellationToken: cancellation));
        signal.Wake();
        return changed == 1;
    }

    // Dapper fills settable rows; constructor matching would need exact database types.
    private sealed class SummaryRow
    {
        public string Type { get; set; } = "";
        public int Waiting { get; set; }
        public int Running { get; set; }
        public int Failed { get; set; }
        public DateTimeOffset? Oldest { get; set; }
    }

    private sealed class FailedRow
    {
        public Guid Id { get; set; }
        public string Type { get; set; } = "";
        public string Payload { get; set; } = "";
        public int Attempts { get; set; }
        public string Error { get; set; } = "";
        public DateTimeOffset FailedAt { get; set; }
    }
}
