using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Tests.Jobs;

public sealed class TirelessServiceTests
{
    [Fact]
    public async Task What_breaks_begins_again_and_never_ends_the_host()
    {
        using var service = new Breaking(times: 3);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await service.Settled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        service.Begun.ShouldBe(4);
        await service.StopAsync(TestContext.Current.CancellationToken);
        service.ExecuteTask!.IsFaulted.ShouldBeFalse();
    }

    private sealed class Breaking(int times) : TirelessService(NullLogger.Instance)
    {
        public int Begun { get; private set; }

        public TaskCompletionSource Settled { get; } = new();

        protected override TimeSpan PauseAfter(int breaks) => TimeSpan.FromMilliseconds(1);

        protected override async Task WorkAsync(CancellationToken stopping)
        {
            if (++Begun <= times)
                throw Begun % 2 == 0 ? new UnauthorizedAccessException("The folder may not be written.") : new InvalidOperationException("broken");
            Settled.SetResult();
            await Task.Delay(Timeout.Infinite, stopping);
        }
    }
}
