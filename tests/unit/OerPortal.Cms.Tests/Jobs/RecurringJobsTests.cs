using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Jobs;

public sealed class RecurringJobsTests(KernelDatabase database) : IClassFixture<KernelDatabase>, IAsyncLifetime
{
    private static readonly RecurringJob Tidy = new(new TidyUp(), TimeSpan.FromHours(6));

    private readonly JobQueue _queue = new(database.Data);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.ExecuteAsync("""
        delete from cms.job; delete from cms.recurring_job;
        insert into cms.site (id, kind, slug, name, subtitle, accent) values (gen_random_uuid(), 0, '', 'Kho', '', 'rung') on conflict do nothing
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Work_that_is_due_is_queued_once_for_all_instances()
    {
        await Task.WhenAll(LookAsync(), LookAsync(), LookAsync());
        (await WaitingAsync()).ShouldBe(1);

        await LookAsync();
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_still_waits_is_not_joined_by_another()
    {
        await LookAsync();
        await DueAgainAsync();
        await LookAsync();
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_before_the_work_is_queued_leaves_it_due()
    {
        await database.ExecuteAsync("alter table cms.job rename to job_away");
        try
        {
            await Should.ThrowAsync<Npgsql.PostgresException>(LookAsync);
        }
        finally
        {
            await database.ExecuteAsync("alter table cms.job_away rename to job");
        }

        await LookAsync();
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_failed_is_forgotten_when_a_later_one_succeeds()
    {
        await LookAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await _queue.FailAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, "no paper", Cancellation);
            await database.ExecuteAsync("update cms.job set run_after = now()");
        }

        (await database.AskAsync<long>("select count(*) from cms.job where failed_at is not null")).ShouldBe(1);
        await DueAgainAsync();
        await LookAsync();
        await _queue.FinishAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, Cancellation);
        (await database.AskAsync<long>("select count(*) from cms.job")).ShouldBe(0);
    }

    private async Task LookAsync()
    {
        var sites = new SiteDirectory(database.Data, new ChangeNumbers(database.Data), new ModuleCatalogue([], []));
        await sites.LoadAsync(Cancellation);
        var signal = new WorkSignal();
        using var recurring = new RecurringJobs([Tidy], database.Data, new JobDesk(database.Data, sites, signal), signal, TimeProvider.System, NullLogger<RecurringJobs>.Instance);
        await recurring.QueueIfDueAsync(Tidy, Cancellation);
    }

    private Task DueAgainAsync() => database.ExecuteAsync("update cms.recurring_job set next_run = now() - interval '1 second'");

    private Task<long> WaitingAsync() => database.AskAsync<long>("select count(*) from cms.job where failed_at is null");

    private sealed record TidyUp : IJob;
}
