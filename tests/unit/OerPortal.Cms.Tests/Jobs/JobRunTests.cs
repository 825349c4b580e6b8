using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Tests.Kernel;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Jobs;

/// <summary>What becomes of a job's row when its handler returns, throws or is stopped.</summary>
public sealed class JobRunTests(KernelDatabase database) : IClassFixture<KernelDatabase>, IAsyncLifetime
{
    private readonly JobQueue _queue = new(database.Data);
    private readonly WorkSignal _signal = new();
    private Func<Print, IJobProgress, CancellationToken, Task> _handle = (_, _, _) => Task.CompletedTask;
    private SiteDirectory? _sites;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("""
            delete from cms.job;
            insert into cms.site (id, kind, slug, name, subtitle, accent) values (gen_random_uuid(), 0, '', 'Kho', '', 'rung') on conflict do nothing
            """);
        _sites = new SiteDirectory(database.Data, new ChangeNumbers(database.Data), new ModuleCatalogue([], []));
        await _sites.LoadAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_job_has_its_handler_with_what_was_asked_for_and_leaves()
    {
        string? had = null;
        _handle = (job, progress, _) => Task.FromResult(had = $"{job.Paper} {progress.Attempt}");

        await RunAsync(Cancellation);

        had.ShouldBe("giấy 1");
        (await database.AskAsync<long>("select count(*) from cms.job")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_handler_throws_is_kept_and_tried_again_later()
    {
        _handle = (_, _, _) => throw new InvalidOperationException("no paper");

        await RunAsync(Cancellation);

        (await database.AskAsync<string>("select error || ' ' || attempts from cms.job where failed_at is null and lease is null and run_after > now()")).ShouldBe("no paper 1");
    }

    [Fact]
    public async Task A_handler_may_put_its_job_off_at_no_cost()
    {
        _handle = (_, _, _) => throw new JobPostponedException(TimeSpan.FromHours(1), "the scanner is away");

        await RunAsync(Cancellation);

        (await database.AskAsync<string>("select error || ' ' || attempts from cms.job where lease is null and run_after > now() + interval '59 minutes'")).ShouldBe("the scanner is away 0");
    }

    [Fact]
    public async Task A_job_that_the_portals_end_stops_waits_for_its_return()
    {
        using var portal = new CancellationTokenSource();
        _handle = async (_, _, stopping) =>
        {
            await portal.CancelAsync();
            stopping.ThrowIfCancellationRequested();
        };

        await RunAsync(portal.Token);

        (await database.AskAsync<string>("select error || ' ' || attempts from cms.job where lease is null and failed_at is null and run_after <= now()")).ShouldBe("The portal was stopped. 0");
    }

    [Fact]
    public async Task What_a_handler_cancels_by_itself_is_a_failure()
    {
        _handle = (_, _, _) => throw new OperationCanceledException("too slow");

        await RunAsync(Cancellation);

        (await database.AskAsync<string>("select error || ' ' || attempts from cms.job")).ShouldBe("too slow 1");
    }

    [Fact]
    public async Task A_job_that_no_module_handles_says_so()
    {
        await QueueAsync(new Forgotten());
        await Run().RunAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, Cancellation);

        (await database.AskAsync<string>("select error from cms.job")).ShouldContain($"No module handles {typeof(Forgotten).FullName}");
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(-1, 0)]
    [InlineData(101, 100)]
    public async Task How_far_a_job_has_come_is_seen_meanwhile(int said, int seen)
    {
        var shown = -1;
        _handle = async (_, progress, stopping) =>
        {
            await progress.ReportAsync(said, stopping);
            shown = await database.AskAsync<short>("select progress::smallint from cms.job");
        };

        await RunAsync(Cancellation);

        shown.ShouldBe(seen);
    }

    [Fact]
    public async Task Workers_take_what_waits_and_what_is_queued_later()
    {
        using var worker = new JobWorker(_queue, Run(), _signal, new ConfigurationBuilder().Build(), NullLogger<JobWorker>.Instance);
        await QueueAsync(new Print("một"));
        await worker.StartAsync(Cancellation);
        await GoneAsync();
        await QueueAsync(new Print("hai"));
        await GoneAsync();
        await worker.StopAsync(Cancellation);
    }

    private Task GoneAsync() => PortalApp.EventuallyAsync(async () => await database.AskAsync<long>("select count(*) from cms.job") == 0, "the job is done");

    private async Task RunAsync(CancellationToken stopping)
    {
        await QueueAsync(new Print("giấy"));
        await Run().RunAsync((await _queue.LeaseAsync(JobLane.Upkeep, Cancellation))!, stopping);
    }

    private Task QueueAsync(IJob job) => new JobDesk(database.Data, _sites!, _signal).EnqueueAsync(job, how: null, Cancellation);

    private JobRun Run()
    {
        var services = new ServiceCollection().AddHttpContextAccessor().AddSingleton<ISites>(_sites!).AddScoped<SiteContext>().AddScoped<ActingSystem>().BuildServiceProvider();
        var system = new SystemScope(services.GetRequiredService<IServiceScopeFactory>(), _sites!);
        return new JobRun([new JobSubscription(typeof(Print), (_, job, progress, stopping) => _handle((Print)job, progress, stopping))], _queue, system, NullLogger<JobRun>.Instance);
    }

    private sealed record Print(string Paper) : IJob;

    private sealed record Forgotten : IJob;
}
