using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Tests.Jobs;

public sealed class JobSharesTests
{
    private static readonly Guid Person = Guid.CreateVersion7();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_as_many_workers_as_one_may_have_is_passed_over_until_one_is_given_back()
    {
        using var shares = new JobShares(most: 2);

        (await PassedAsync(shares, Of(Person))).ShouldBeEmpty();
        (await PassedAsync(shares, Of(Person))).ShouldBeEmpty();
        (await PassedAsync(shares, null)).ShouldBe([Person]);

        shares.GiveBack(Of(Person));
        (await PassedAsync(shares, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobodys_jobs_count_for_nobody()
    {
        using var shares = new JobShares(most: 1);
        (await PassedAsync(shares, Of(null))).ShouldBeEmpty();
        (await PassedAsync(shares, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_failed_lets_the_next_worker_ask()
    {
        using var shares = new JobShares(most: 1);
        await Should.ThrowAsync<TimeoutException>(() => shares.LeaseAsync(_ => throw new TimeoutException(), Cancellation));

        (await PassedAsync(shares, null).WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Workers_ask_one_after_the_other()
    {
        using var shares = new JobShares(most: 1);
        var answer = new TaskCompletionSource<LeasedJob?>();
        var first = shares.LeaseAsync(_ => answer.Task, Cancellation);
        var second = PassedAsync(shares, null);

        second.IsCompleted.ShouldBeFalse();
        answer.SetResult(Of(Person));
        await first;
        (await second).ShouldBe([Person]);
    }

    private static async Task<Guid[]> PassedAsync(JobShares shares, LeasedJob? job)
    {
        Guid[] had = [];
        await shares.LeaseAsync(passed => Task.FromResult((had = passed, job).job), Cancellation);
        return had;
    }

    private static LeasedJob Of(Guid? person) => new(Guid.CreateVersion7(), "x", "{}", Guid.Empty, null, Guid.Empty, 1, 5, null, person);
}
