using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Jobs;

/// <summary>What operators see of the queue, and what they can do about it.</summary>
public sealed class JobOverviewTests(KernelDatabase database) : IClassFixture<KernelDatabase>, IAsyncLifetime
{
    private readonly WorkSignal _signal = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JobOverview Overview => new(database.Data, _signal);

    public async ValueTask InitializeAsync() => await database.ExecuteAsync("delete from cms.job; delete from cms.outbox");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_lane_says_what_is_due_what_waits_and_what_runs()
    {
        await PutAsync(lane: 1, runAfter: "now() - interval '10 minutes'");
        await PutAsync(lane: 1, runAfter: "now() + interval '1 hour'");
        await PutAsync(lane: 1, lease: "now() + interval '1 minute'");
        await PutAsync(lane: 1, lease: "now() - interval '1 minute'");
        await PutAsync(lane: 2, failedAt: "now()");

        var lanes = await Overview.LanesAsync(Cancellation);

        lanes.Select(l => l.Lane).ShouldBe([JobLane.People, JobLane.Ordinary, JobLane.Upkeep]);
        lanes[0].ShouldBe(new LaneSummary(JobLane.People, 0, 0, 0, null));
        (lanes[1].Due, lanes[1].Later, lanes[1].Running).ShouldBe((2, 1, 1));
        lanes[1].OldestDue!.Value.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
        (lanes[2].Due, lanes[2].OldestDue).ShouldBe((0, null));
    }

    [Fact]
    public async Task Kinds_of_work_are_counted_under_their_short_names()
    {
        await PutAsync();
        await PutAsync(lease: "now() + interval '1 minute'");
        await PutAsync(failedAt: "now()");

        var kind = (await Overview.SummariseAsync(Cancellation)).Single();

        (kind.Type, kind.Waiting, kind.Running, kind.Failed).ShouldBe(("Scan", 1, 1, 1));
        kind.Oldest.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_runs_says_how_far_it_has_come()
    {
        await PutAsync();
        await PutAsync(lease: "now() + interval '1 minute'");
        await database.ExecuteAsync("update cms.job set progress = 40, attempts = 2, created_at = now() - interval '5 minutes' where lease is not null");

        var running = (await Overview.RunningAsync(9, Cancellation)).Single();

        (running.Type, running.Percent, running.Attempt).ShouldBe(("Scan", 40, 2));
        running.Waiting.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7));
        (await Overview.RunningAsync(0, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failed_work_is_shown_the_latest_first_events_among_the_jobs()
    {
        var job = await PutAsync(failedAt: "now() - interval '1 hour'");
        var parked = await ParkAsync();

        var failed = await Overview.FailedAsync(9, Cancellation);

        failed.Select(f => (f.Id, f.IsEvent, f.Error)).ShouldBe([(parked, true, "no index"), (job, false, "no paper")]);
        failed[1].ShouldBe(failed[1] with { Type = "Portal.Jobs.Scan", Payload = """{"file": "a"}""", Attempts = 3 });
        (await Overview.FailedAsync(1, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Failed_work_gets_its_attempts_back_and_wakes_the_workers()
    {
        var job = await PutAsync(failedAt: "now()");
        var parked = await ParkAsync();
        var woken = _signal.Next;

        (await Overview.RetryAsync(job, Cancellation)).ShouldBeTrue();
        (await Overview.RetryAsync(parked, Cancellation)).ShouldBeTrue();

        woken.IsCompleted.ShouldBeTrue();
        (await Overview.FailedAsync(9, Cancellation)).ShouldBeEmpty();
        (await database.AskAsync<long>("select count(*) from cms.job where attempts = 0 and run_after <= now()")).ShouldBe(1);
        (await Overview.RetryAsync(job, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Failed_work_that_waits_already_is_not_queued_twice()
    {
        var failed = await PutAsync(failedAt: "now()", key: "a");
        await PutAsync(key: "a");

        (await Overview.RetryAsync(failed, Cancellation)).ShouldBeTrue();

        (await database.AskAsync<long>("select count(*) from cms.job where failed_at is null")).ShouldBe(1);
        (await database.AskAsync<long>("select count(*) from cms.job")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_failed_work_can_be_dropped()
    {
        var failed = await PutAsync(failedAt: "now()");
        var waiting = await PutAsync();

        (await Overview.DropAsync(failed, Cancellation)).ShouldBeTrue();
        (await Overview.DropAsync(waiting, Cancellation)).ShouldBeFalse();

        (await database.AskAsync<Guid>("select id from cms.job")).ShouldBe(waiting);
    }

    private async Task<Guid> PutAsync(int lane = 1, string runAfter = "now()", string? lease = null, string failedAt = "null", string? key = null)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync($$"""
            insert into cms.job (id, type, payload, site_id, key, created_at, run_after, max_attempts, attempts, lane, lease, leased_until, failed_at, error)
            values ('{{id}}', 'Portal.Jobs.Scan, Portal', '{"file": "a"}', gen_random_uuid(), {{(key is null ? "null" : $"'{key}'")}}, now(), {{runAfter}}, 3, 3, {{lane}},
                {{(lease is null ? "null" : "gen_random_uuid()")}}, {{lease ?? "null"}}, {{failedAt}}, 'no paper')
            """);
        return id;
    }

    private async Task<Guid> ParkAsync()
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync($"insert into cms.outbox (id, type, payload, occurred_at, attempts, is_parked, error) values ('{id}', 'Portal.Said, Portal', '{{}}', now(), 12, true, 'no index')");
        return id;
    }
}
