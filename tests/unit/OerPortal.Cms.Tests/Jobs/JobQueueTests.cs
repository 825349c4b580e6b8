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

        var first = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);
        var second = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        first!.Payload.ShouldContain("\"a\"");
        second.ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_job_is_gone()
    {
        await QueueAsync(new Sweep("a"));
        var job = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        await _queue.FinishAsync(job!, Cancellation);

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_dead_workers_job_is_taken_up_again_and_its_lease_no_longer_counts()
    {
        await QueueAsync(new Sweep("a"));
        var dead = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);
        await database.ExecuteAsync("update cms.job set leased_until = now() - interval '1 second'");

        var again = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        again!.Attempts.ShouldBe(2);
        (await _queue.RenewAsync(dead!, Cancellation)).ShouldBeFalse();
        await _queue.FinishAsync(dead!, Cancellation);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task After_its_last_attempt_a_failed_job_stays_and_says_why()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 1));
        var job = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        await _queue.FailAsync(job!, "no paper", Cancellation);

        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldBeNull();
        (await database.AskAsync<string>("select error from cms.job where failed_at is not null")).ShouldBe("no paper");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(8, 256)]
    [InlineData(12, 256)]
    public async Task A_failed_job_waits_longer_each_time_and_never_for_ever(int attempt, int seconds)
    {
        await QueueAsync(new Sweep("a"));
        var job = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        await _queue.FailAsync(job! with { Attempts = attempt, MaxAttempts = 99 }, "no paper", Cancellation);

        (await database.AskAsync<double>("select extract(epoch from run_after - now())::float8 from cms.job")).ShouldBeInRange(seconds - 60, seconds);
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_each_time_is_parked()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 2));
        for (var kill = 0; kill < 2; kill++)
        {
            (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldNotBeNull();
            await database.ExecuteAsync("update cms.job set leased_until = now() - interval '1 second'");
        }

        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldBeNull();

        (await database.AskAsync<long>("select count(*) from cms.job where failed_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Postponing_costs_no_attempt()
    {
        await QueueAsync(new Sweep("a"), new JobOptions(MaxAttempts: 1));
        var job = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);

        await _queue.PostponeAsync(job!, TimeSpan.Zero, "the scanner is away", Cancellation);

        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_waits_for_its_time()
    {
        await QueueAsync(new Sweep("later"), new JobOptions(Delay: TimeSpan.FromHours(1)));

        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_work_waits_once_and_is_asked_for_sooner()
    {
        await QueueAsync(new Scan("a"), new JobOptions(Delay: TimeSpan.FromHours(1)));
        await QueueAsync(new Scan("a"));
        await QueueAsync(new Scan("b"));

        (await CountAsync()).ShouldBe(2);
        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!.Payload.ShouldContain("\"a\"");
    }

    [Fact]
    public async Task What_is_asked_for_while_the_same_work_runs_is_done_afterwards()
    {
        await QueueAsync(new Scan("a"));
        var running = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);
        await QueueAsync(new Scan("a"));

        await _queue.FinishAsync(running!, Cancellation);

        (await CountAsync()).ShouldBe(1);
        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_that_comes_back_gives_way_to_the_same_that_waits(bool isPostponed)
    {
        await QueueAsync(new Scan("a"));
        var running = await _queue.LeaseAsync(JobLane.Upkeep, Cancellation);
        await QueueAsync(new Scan("a"));

        if (isPostponed)
            await _queue.PostponeAsync(running!, TimeSpan.FromMinutes(1), "the scanner is away", Cancellation);
        else
            await _queue.FailAsync(running!, "no paper", Cancellation);

        (await CountAsync()).ShouldBe(1);
        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Work_that_fails_again_and_again_fails_visibly_once()
    {
        for (var round = 0; round < 3; round++)
        {
            await QueueAsync(new Scan("a"), new JobOptions(MaxAttempts: 1));
            await _queue.FailAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, $"round {round}", Cancellation);
        }

        (await database.AskAsync<string>("select string_agg(error, ',') from cms.job where failed_at is not null")).ShouldBe("round 2");

        await QueueAsync(new Scan("a"));
        await _queue.FinishAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, Cancellation);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_waits_goes_before_upkeep()
    {
        await QueueAsync(new Rebuild());
        await QueueAsync(new Sweep("ordinary"));
        await QueueAsync(new Scan("a"));

        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!.Type.ShouldContain(nameof(Scan));
        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!.Type.ShouldContain(nameof(Sweep));
        (await _queue.LeaseAsync(JobLane.Ordinary, Cancellation)).ShouldBeNull();
        (await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!.Type.ShouldContain(nameof(Rebuild));
    }

    [Fact]
    public async Task Who_has_taken_a_share_is_passed_over_and_the_others_are_not()
    {
        var (busy, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await QueueAsync(new Film("a", busy));
        await QueueAsync(new Film("b", busy));
        await QueueAsync(new Film("c", other));

        using var shares = new JobShares(most: 1);
        var first = await TakeAsync();
        first!.Payload.ShouldContain("\"a\"");
        var second = await TakeAsync();
        second!.Payload.ShouldContain("\"c\"");
        (await TakeAsync()).ShouldBeNull();

        shares.GiveBack(first);
        (await TakeAsync())!.Payload.ShouldContain("\"b\"");

        Task<LeasedJob?> TakeAsync() => shares.LeaseAsync(passed => _queue.LeaseAsync(JobLane.Upkeep, passed, Cancellation), Cancellation);
    }

    [Fact]
    public async Task Times_are_those_of_the_database()
    {
        await QueueAsync(new Sweep("a"));
        (await database.AskAsync<bool>("select run_after = created_at and abs(extract(epoch from now() - run_after)) < 60 from cms.job")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_hundred_who_ask_for_the_same_at_once_get_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => QueueAsync(new Scan($"{i % 3}")), Cancellation)));
        (await CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Questions_of_the_workers_use_their_indexes()
    {
        await database.ExecuteAsync("""
            insert into cms.job (id, type, payload, site_id, created_at, run_after, max_attempts, lane)
            select gen_random_uuid(), 'x', '{}', gen_random_uuid(), now(), now() - interval '1 minute', 5, n % 3 from generate_series(1, 20000) n;
            analyze cms.job
            """);
        await using var explain = database.Data.CreateCommand(
            "explain select id from cms.job where failed_at is null and lease is null and lane = 1 and run_after <= now() order by run_after, id limit 1 for update skip locked");
        await using var plan = await explain.ExecuteReaderAsync(Cancellation);
        var text = "";
        while (await plan.ReadAsync(Cancellation)) text += plan.GetString(0) + "\n";
        text.ShouldContain("job_waiting");
        text.ShouldNotContain("Sort");
    }

    private async Task QueueAsync(IJob job, JobOptions? how = null)
    {
        var row = JobRow.From(job, how ?? new JobOptions(), Guid.CreateVersion7());
        await using var queue = database.Data.CreateCommand("select cms.enqueue($1, $2, $3, $4, $5, $6, $7, $8, null, $9)");
        foreach (var value in (object[])[row.Id, row.Type, row.Payload, row.SiteId, row.Key ?? (object)DBNull.Value, row.Lane, row.Delay, row.MaxAttempts, row.PersonId ?? (object)DBNull.Value])
            queue.Parameters.AddWithValue(value);
        await queue.ExecuteNonQueryAsync(Cancellation);
    }

    private Task<long> CountAsync() => database.AskAsync<long>("select count(*) from cms.job");

    private sealed record Sweep(string What) : IJob;

    private sealed record Scan(string File) : IJob
    {
        string? IJob.Key => File;

        JobLane IJob.Lane => JobLane.People;
    }

    private sealed record Film(string Name, Guid PersonId) : IJob
    {
        Guid? IJob.PersonId => PersonId;
    }

    private sealed record Rebuild : IJob
    {
        JobLane IJob.Lane => JobLane.Upkeep;
    }
}
