using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Tests.Jobs;

public sealed class LeaseKeepingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lease_is_renewed_again_and_again_while_work_goes_on()
    {
        var renewals = new SemaphoreSlim(0);
        await using var lease = Keep(TimeSpan.FromMilliseconds(40), () => renewals.Release() >= 0);

        for (var i = 0; i < 3; i++) (await renewals.WaitAsync(Patience, Cancellation)).ShouldBeTrue();
        lease.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Work_whose_lease_another_worker_has_stops()
    {
        await using var lease = Keep(TimeSpan.FromMilliseconds(40), () => false);

        var stopped = new TaskCompletionSource();
        await using var told = lease.Token.Register(stopped.SetResult);
        await stopped.Task.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_renewed_for_an_outage_stops_no_work()
    {
        var asked = new TaskCompletionSource();
        await using var lease = Keep(TimeSpan.FromMilliseconds(40), () =>
        {
            asked.SetResult();
            throw new Npgsql.NpgsqlException("The database is away.");
        });

        await asked.Task.WaitAsync(Patience, Cancellation);
        lease.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_asked_for_early_enough_to_fail_a_few_times()
    {
        var asked = new TaskCompletionSource();
        await using var lease = Keep(Patience / 3, () => asked.TrySetResult());

        await asked.Task.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Work_ends_with_the_host()
    {
        using var host = new CancellationTokenSource();
        await using var lease = new LeaseKeeping(TimeSpan.FromMinutes(2), _ => Task.FromResult(true), "work", NullLogger.Instance, host.Token);

        await host.CancelAsync();

        lease.Token.IsCancellationRequested.ShouldBeTrue();
    }

    private static LeaseKeeping Keep(TimeSpan time, Func<bool> renew) =>
        new(time, _ => Task.FromResult(renew()), "work", NullLogger.Instance, CancellationToken.None);
}
