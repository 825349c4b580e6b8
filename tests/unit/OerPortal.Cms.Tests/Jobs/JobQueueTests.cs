using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Jobs;

public sealed class JobQueueTests(KernelDatabase database) : IClassFixture<KernelDatabase>, IAsyncLifetime
{
    private readonly JobQueue _queue = new(database.Data);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.ExecuteAsync("delete from cms.job");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_job_is_leased_to_one_worker_only()
    {
        await QueueAsync(new Sweep("a"));

        var first = await _queue.LeaseAsync(Cancellation);
        var second = await _queue.LeaseAsync(Cancellation);

        first!.Payload.ShouldContain("\"a\"");
        second.ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_job_is_gone()
    {
        await QueueAsync(new Sweep("a"));
        var job = await _queue.LeaseAsync(Cancellation);

        await _queue.FinishAsync(job!, Cancellation);

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_dead_workers_job_is_taken_up_again_and_its_lease_no_longer_counts()
    {
        await QueueAsync(new Sweep("a"));
        var dead = await _queue.LeaseAsync(Cancellation);
        await database.ExecuteAsync("update cms.job set leased_until = now() - interval '1 second'");

        var again = await _queue.LeaseAsync(Cancellation);

        again!.Attempts.ShouldBe(2);
        (await _queue.RenewAsync(dead!, Cancellation)).ShouldBeFalse();
        await _queue.FinishAsync(dead!, Cancellation);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task After_its_last_attempt_a_failed_job_stays_and_says_why()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 1));
        var job = await _queue.LeaseAsync(Cancellation);

        await _queue.FailAsync(job!, "no paper", Cancellation);

        (await _queue.LeaseAsync(Cancellation)).ShouldBeNull();
        (await database.AskAsync<string>("select error from cms.job where failed_at is not null")).ShouldBe("no paper");
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_each_time_is_parked()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 2));
        for (var kill = 0; kill < 2; kill++)
        {
            (await _queue.LeaseAsync(Cancellation)).ShouldNotBeNull();
            await database.ExecuteAsync("update cms.job set leased_until = now() - interval '1 second'");
        }

        (await _queue.LeaseAsync(Cancellation)).ShouldBeNull();

        (await database.AskAsync<long>("select count(*) from cms.job where failed_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Postponing_costs_no_attempt()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 1));
        var job = await _queue.LeaseAsync(Cancellation);

        await _queue.PostponeAsync(job!, TimeSpan.Zero, "the scanner is away", Cancellation);

        (await _queue.LeaseAsync(Cancellation))!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_waits_for_its_time()
    {
        await QueueAsync(new Sweep("later"), new JobOptions(Delay: TimeSpan.FromHours(1)));

        (await _queue.LeaseAsync(Cancellation)).ShouldBeNull();
    }

    private async Task QueueAsync(IJob job, JobOptions? how = null)
    {
        var row = JobRow.From(job, how ?? new JobOptions(), Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().AddSeconds(-1));
        await using var insert = database.Data.CreateCommand(
            "insert into cms.job (id, type, payload, site_id, created_at, run_after, max_attempts) values ($1, $2, $3::jsonb, $4, $5, $6, $7)");
        foreach (object value in (object[])[row.Id, row.Type, row.Payload, row.SiteId, row.CreatedAt, row.RunAfter, row.MaxAttempts])
            insert.Parameters.AddWithValue(value);
        await insert.ExecuteNonQueryAsync(Cancellation);
    }

    private Task<long> CountAsync() => database.AskAsync<long>("select count(*) from cms.job");

    private sealed record Sweep(string What) : IJob;
}
