using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.TestKit;
using OerPortal.Usage.Counting;

namespace OerPortal.Usage.Tests;

public sealed class WritingTests(UsagePortal app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_instances_add_up()
    {
        var book = await app.PublishAsync();
        await using var other = app.StartAnother();
        using var here = app.Reader();
        using var there = UsagePortal.With(other.Guest(), $"{UsagePortal.Phone} there");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await here.GetAsync(book.Reader);
            await there.GetAsync(book.Reader);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Task.WhenAll(app.WriteAsync(), other.Services.GetRequiredService<UseWriter>().WriteAsync(Ct));

        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing with { Reads = 6, Readers = 2 });
    }

    [Fact]
    public async Task A_portal_that_is_stopped_writes_what_it_has_and_one_that_starts_again_adds_to_it()
    {
        var book = await app.PublishAsync();
        for (var run = 1; run <= 2; run++)
        {
            await using (var instance = app.StartAnother())
            {
                using var reader = UsagePortal.With(instance.Guest(), $"{UsagePortal.Phone} run {run}");
                await reader.GetAsync(book.Reader);
            }

            (await app.WrittenAsync(book)).Reads.ShouldBe(run);
        }
    }

    [Fact]
    public async Task It_writes_by_itself()
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        await reader.GetAsync(book.Reader);

        await PortalApp.EventuallyAsync(async () => await app.AskAsync<int>("SELECT count(*)::int FROM usage.day WHERE resource_id = @Id", new { book.Id }) == 1, "the read is written");
    }

    [Fact]
    public async Task What_the_database_does_not_take_is_written_later()
    {
        var book = await app.PublishAsync();
        await using var other = app.StartAnother();
        using var reader = UsagePortal.With(other.Guest(), $"{UsagePortal.Phone} away");
        var writer = other.Services.GetRequiredService<UseWriter>();
        await using (var frozen = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
        await using (var turn = await frozen.BeginTransactionAsync(Ct))
        {
            await frozen.ExecuteAsync("LOCK TABLE usage.day");
            await reader.GetAsync(book.Reader);
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Should.ThrowAsync<OperationCanceledException>(() => writer.WriteAsync(impatient.Token));
        }

        await writer.WriteAsync(Ct);
        (await app.WrittenAsync(book)).Reads.ShouldBe(1);
    }

    [Fact]
    public void Counts_that_wait_are_bounded_and_what_is_lost_is_known()
    {
        var pending = new PendingUses();
        var one = UseSum.Of(Cms.Web.Use.Read, isNewPerson: true);
        for (var i = 0; i < PendingUses.Most + 3; i++)
            pending.Add(new UseKey(default, Guid.Empty, IsFile: false, $"{i}"), one);
        pending.Add(new UseKey(default, Guid.Empty, IsFile: false, "0"), one);

        var taken = pending.Take();

        taken.Count.ShouldBe(PendingUses.Most);
        taken[new UseKey(default, Guid.Empty, IsFile: false, "0")].Reads.Uses.ShouldBe(2);
        pending.TakeLost().ShouldBe(3);
        pending.TakeLost().ShouldBe(0);
    }
}
