using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Data;

public sealed class MigrationRunnerTests(KernelDatabase database) : IClassFixture<KernelDatabase>
{
    [Fact]
    public async Task A_second_run_changes_nothing()
        => (await database.Runner().RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);

    [Fact]
    public async Task Two_instances_that_start_together_do_not_disturb_each_other()
    {
        var both = await Task.WhenAll(
            database.Runner().RunAsync(TestContext.Current.CancellationToken),
            database.Runner().RunAsync(TestContext.Current.CancellationToken));

        both.ShouldBe([0, 0]);
    }
}

public sealed class ChangedMigrationTests(KernelDatabase database) : IClassFixture<KernelDatabase>
{
    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_stops_the_start()
    {
        await database.ExecuteAsync("update cms.migration set checksum = 'another'");

        var stopped = await Should.ThrowAsync<InvalidOperationException>(() => database.Runner().RunAsync(TestContext.Current.CancellationToken));

        stopped.Message.ShouldContain("0001_kernel");
    }
}
