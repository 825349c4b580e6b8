using System.ComponentModel;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Web;

/// <summary>What is kept of pages, and how it is forgotten.</summary>
public sealed class KeptPartsTests(KeptPartsTests.OwnPortal app) : IClassFixture<KeptPartsTests.OwnPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_is_shared_by_all_who_ask()
    {
        var parts = await PartsAsync(app.Services);
        var first = await ReadAsync(parts, "shared", "one");
        (await ReadAsync(parts, "shared", "two")).ShouldBeSameAs(first);
    }

    [Fact]
    public async Task What_another_instance_forgets_is_read_anew_here()
    {
        var here = await PartsAsync(app.Services);
        await using var other = app.StartAnother();
        await ReadAsync(here, "told", "old", "a-tag", "another-tag");
        await ReadAsync(here, "kept", "old", "a-third-tag");

        await other.Services.GetRequiredService<IPageCache>().ForgetAsync("another-tag", Ct);

        await PortalApp.EventuallyAsync(async () => (await ReadAsync(here, "told", "new", "a-tag", "another-tag")).Text == "new", "the part is forgotten");
        (await ReadAsync(here, "kept", "new", "a-third-tag")).Text.ShouldBe("old");
    }

    [Fact]
    public async Task What_is_forgotten_while_it_is_read_is_not_kept()
    {
        var parts = await PartsAsync(app.Services);
        var (truth, mayFinish) = ("old", new TaskCompletionSource());
        var slow = parts.GetAsync("slow", ["changed"], async _ =>
        {
            var read = new Part(truth);
            await mayFinish.Task;
            return read;
        }).AsTask();
        truth = "new";
        await app.Services.GetRequiredService<IPageCache>().ForgetAsync("changed", Ct);
        var late = ReadAsync(parts, "slow", "new", "changed").AsTask();
        mayFinish.SetResult();
        await slow;

        (await late).Text.ShouldBe("new", "whoever came after the change");
        (await ReadAsync(parts, "slow", "new", "changed")).Text.ShouldBe("new");
    }

    [Fact]
    public async Task All_is_forgotten_when_the_line_to_the_others_was_lost()
    {
        app.Log.Expect("NotificationListener cannot reach the database");
        var parts = await PartsAsync(app.Services);
        await ReadAsync(parts, "unheard", "old", "unheard-tag");

        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
            await connection.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen oer_%' and datname = current_database()");

        await PortalApp.EventuallyAsync(async () => (await ReadAsync(parts, "unheard", "new", "unheard-tag")).Text == "new", "all is forgotten");
    }

    [Fact]
    public async Task What_could_be_changed_by_one_who_asks_is_not_shared_with_others()
        => await Should.ThrowAsync<InvalidOperationException>(async () => await (await PartsAsync(app.Services)).GetAsync("list", [], _ => Task.FromResult(new List<string>())));

    [Fact]
    public async Task A_failed_reading_is_tried_again()
    {
        var parts = await PartsAsync(app.Services);
        await Should.ThrowAsync<TimeoutException>(async () => await parts.GetAsync<Part>("failing", [], _ => throw new TimeoutException()));
        (await ReadAsync(parts, "failing", "read")).Text.ShouldBe("read");
    }

    private static async Task<IKeptParts> PartsAsync(IServiceProvider services)
    {
        var hearing = services.GetRequiredService<IHearing>();
        await PortalApp.EventuallyAsync(() => Task.FromResult(hearing.HasHeardAllFor(TimeSpan.Zero)), "the listener listens");
        return services.GetRequiredService<IKeptParts>();
    }

    private static ValueTask<Part> ReadAsync(IKeptParts parts, string key, string text, params string[] tags) => parts.GetAsync(key, tags, _ => Task.FromResult(new Part(text)));

    [ImmutableObject(true)]
    private sealed record Part(string Text);

    public sealed class OwnPortal : PortalApp;
}
