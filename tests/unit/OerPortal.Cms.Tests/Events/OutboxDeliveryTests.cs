using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Events;

public sealed class OutboxDeliveryTests(KernelDatabase database) : IClassFixture<KernelDatabase>, IAsyncLifetime
{
    private readonly OutboxQueue _queue = new(database.Data);
    private readonly List<string> _had = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
        => await database.ExecuteAsync("""
            delete from cms.outbox;
            insert into cms.site (id, kind, slug, name, subtitle, accent) values (gen_random_uuid(), 0, '', 'Kho', '', 'rung') on conflict do nothing;
            """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_handler_has_the_event_once_and_the_row_leaves()
    {
        await PublishAsync("Đường");

        await DeliverAllAsync(Subscription<First>(), Subscription<Second>());

        _had.ShouldBe(["First Đường", "Second Đường"]);
        (await database.AskAsync<long>("select count(*) from cms.outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_failure_only_the_handlers_that_missed_it_have_it_again()
    {
        await PublishAsync("x");
        await DeliverAllAsync(Subscription<First>(), Failing());
        await database.ExecuteAsync("update cms.outbox set try_after = '-infinity'");

        await DeliverAllAsync(Subscription<First>(), Subscription<Second>());

        _had.ShouldBe(["First x", "Second x"]);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_parked_in_sight()
    {
        await PublishAsync("x");
        for (var attempt = 0; attempt < OutboxQueue.MostAttempts; attempt++)
        {
            await DeliverAllAsync(Failing());
            await database.ExecuteAsync("update cms.outbox set try_after = '-infinity'");
        }

        (await _queue.LeaseAsync(Cancellation)).ShouldBeNull();
        (await database.AskAsync<string>("select error from cms.outbox where is_parked")).ShouldBe("The index is away.");
    }

    [Fact]
    public async Task A_message_that_kills_the_process_each_time_is_parked()
    {
        await PublishAsync("x");
        for (var kill = 0; kill < OutboxQueue.MostAttempts; kill++)
        {
            (await _queue.LeaseAsync(Cancellation)).ShouldNotBeNull();
            await database.ExecuteAsync("update cms.outbox set leased_until = now() - interval '1 second'");
        }

        (await _queue.LeaseAsync(Cancellation)).ShouldBeNull();
        (await database.AskAsync<string>("select error from cms.outbox where is_parked")).ShouldContain("process died");
    }

    [Fact]
    public async Task Who_lost_the_message_can_no_longer_finish_it()
    {
        await PublishAsync("x");
        var slow = await _queue.LeaseAsync(Cancellation);
        await database.ExecuteAsync("update cms.outbox set leased_until = now() - interval '1 second'");
        var second = await _queue.LeaseAsync(Cancellation);

        (await _queue.RenewAsync(slow!, Cancellation)).ShouldBeFalse();
        await _queue.FinishAsync(slow!, Cancellation);
        await _queue.PutBackAsync(slow!, "too late", Cancellation);
        (await _queue.RenewAsync(second!, Cancellation)).ShouldBeTrue();
        await _queue.FinishAsync(second!, Cancellation);
        (await database.AskAsync<long>("select count(*) from cms.outbox")).ShouldBe(0);
    }

    private async Task PublishAsync(string text)
    {
        var row = OutboxMessage.From(new Said(text), TimeProvider.System.GetUtcNow());
        await using var insert = database.Data.CreateCommand("insert into cms.outbox (id, type, payload, occurred_at) values ($1, $2, $3::jsonb, $4)");
        foreach (object value in (object[])[row.Id, row.Type, row.Payload, row.OccurredAt])
            insert.Parameters.AddWithValue(value);
        await insert.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task DeliverAllAsync(params EventSubscription[] subscriptions)
    {
        var sites = new SiteDirectory(database.Data, new ChangeNumbers(database.Data), new ModuleCatalogue([], []));
        await sites.LoadAsync(Cancellation);
        var services = new ServiceCollection().AddHttpContextAccessor().AddSingleton<ISites>(sites).AddScoped<SiteContext>().AddScoped<ActingSystem>().BuildServiceProvider();
        var system = new SystemScope(services.GetRequiredService<IServiceScopeFactory>(), sites);
        var delivery = new OutboxDelivery(subscriptions, _queue, system, NullLogger<OutboxDelivery>.Instance);
        while (await _queue.LeaseAsync(Cancellation) is { } message)
            await delivery.DeliverAsync(message, Cancellation);
    }

    private EventSubscription Subscription<THandler>()
        => new(typeof(Said), typeof(THandler), (_, message, _) =>
        {
            _had.Add($"{typeof(THandler).Name} {((Said)message).Text}");
            return Task.CompletedTask;
        });

    private static EventSubscription Failing()
        => new(typeof(Said), typeof(Second), (_, _, _) => throw new InvalidOperationException("The index is away."));

    private sealed record Said(string Text) : IEvent;

    private sealed class First;

    private sealed class Second;
}
