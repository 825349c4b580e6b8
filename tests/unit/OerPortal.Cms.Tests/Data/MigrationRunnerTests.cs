using System.Globalization;
using Npgsql;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Data;

public sealed class MigrationRunnerTests(KernelDatabase database) : IClassFixture<KernelDatabase>
{
    // OER_LOCK_SECONDS lets the first one take as long as one likes.
    private static TimeSpan Held { get; } = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("OER_LOCK_SECONDS") ?? "0.6", CultureInfo.InvariantCulture));

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

    [Fact]
    public async Task Who_comes_second_waits_however_long_the_first_one_takes()
    {
        await using var first = await database.Data.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(first, "select pg_advisory_lock(1868919405)");
        var second = database.Runner().RunAsync(TestContext.Current.CancellationToken);

        (await Task.WhenAny(second, Task.Delay(Held, TestContext.Current.CancellationToken))).ShouldNotBe(second);
        await ExecuteAsync(first, "select pg_advisory_unlock(1868919405)");
        (await second).ShouldBe(0);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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

public sealed class NewerDatabaseTests(KernelDatabase database) : IClassFixture<KernelDatabase>
{
    [Fact]
    public async Task A_program_older_than_its_database_does_not_start()
    {
        await database.ExecuteAsync("insert into cms.migration (owner, name, checksum) values ('OerPortal.Cms', '0999_of_tomorrow', 'x')");

        var stopped = await Should.ThrowAsync<StartRefusedException>(() => database.Runner().RunAsync(TestContext.Current.CancellationToken));

        stopped.Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task Tables_of_a_module_that_is_not_installed_are_nobodys_business()
    {
        await database.ExecuteAsync("""
            delete from cms.migration where name = '0999_of_tomorrow';
            insert into cms.migration (owner, name, checksum) values ('OerPortal.Library', '0001_create', 'x')
            """);

        (await database.Runner().RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
