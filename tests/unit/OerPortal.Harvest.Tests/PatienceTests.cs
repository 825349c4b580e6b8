using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Running;
using OerPortal.Harvest.Tests.Sources;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

public sealed class PatienceTests(HarvestApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", 0)]
    [InlineData("999999999", 24 * 60 * 60)]
    [InlineData("later", 0)]
    public async Task A_source_that_says_later_is_asked_later(string retryAfter, int seconds)
    {
        var (repository, busy) = (MadeUpRepository.Of(25), true);
        repository.Instead = (http, _) =>
        {
            if (http.Request.Query["resumptionToken"].Count == 0 || !busy)
                return Task.FromResult(false);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = retryAfter;
            return Task.FromResult(true);
        };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.ActAsSystemAsync(services => services.GetRequiredService<RunTables>().BeginAsync(source.Id, true, Ct));

        var pause = await Should.ThrowAsync<JobPostponedException>(() => app.ActAsSystemAsync(services => services.GetRequiredService<Harvester>().RunAsync(source.Id, Ct)));
        busy = false;
        var run = await app.HarvestAsync(source);

        pause.Delay.ShouldBe(TimeSpan.FromSeconds(seconds > 0 ? seconds : 0.05));
        (run.State, run.Added, run.Tries).ShouldBe((RunState.Done, 25, 0));
        server.Questions.Count(question => question.Contains("metadataPrefix", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_source_that_stays_away_is_given_up_and_asked_again_another_day()
    {
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        var source = await app.AddAsync(server.Address(), change: source => source.EveryHours = 24);

        var run = await app.HarvestAsync(source);

        (run.State, run.Trouble, run.Detail, server.Asked).ShouldBe((RunState.Failed, "status", "500", 3));
        (await app.ProgressAsync(source)).NextRun.ShouldNotBeNull().ShouldBeGreaterThan(app.Clock.GetUtcNow().UtcDateTime.AddHours(23));
    }

    [Fact]
    public async Task A_killed_run_goes_on_where_it_was_and_brings_the_same()
    {
        var (repository, cut) = (MadeUpRepository.Of(95), 0);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        repository.Instead = async (http, _) =>
        {
            if (!http.Request.Query["resumptionToken"].ToString().StartsWith("50|", StringComparison.Ordinal) || cut++ > 0)
                return false;
            // It dies while this answer is on its way.
            await http.Response.WriteAsync(repository.Wrap($"<ListRecords>{repository.Record(repository.Records[50])}"));
            await http.Response.Body.FlushAsync();
            await kill.CancelAsync();
            return true;
        };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.ActAsSystemAsync(services => services.GetRequiredService<RunTables>().BeginAsync(source.Id, true, Ct));

        await Should.ThrowAsync<OperationCanceledException>(() => app.ActAsSystemAsync(services => services.GetRequiredService<Harvester>().RunAsync(source.Id, kill.Token)));
        (await app.TitlesAsync(source)).Count.ShouldBe(50);
        var run = await app.HarvestAsync(source);

        (run.State, run.Seen, run.Added).ShouldBe((RunState.Done, 95, 95));
        server.Questions.Count(question => question.Contains("metadataPrefix", StringComparison.Ordinal)).ShouldBe(1);
        server.Questions.Count(question => question.Contains("resumptionToken=50", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_it_has_and_ends()
    {
        var repository = MadeUpRepository.Of(95);
        Source? source = null;
        repository.Instead = async (http, _) =>
        {
            if (http.Request.Query["resumptionToken"].ToString().StartsWith("40|", StringComparison.Ordinal))
                await app.ActAsSystemAsync(services => services.GetRequiredService<SourceDesk>().StopAsync(source!.Id, CancellationToken.None));
            return false;
        };
        await using var server = await repository.StartAsync();
        source = await app.AddAsync(server.Address());

        (await app.HarvestAsync(source)).ShouldBeNull();

        (await app.TitlesAsync(source)).Count.ShouldBe(40);
        (await app.ActAsSystemAsync(services => services.GetRequiredService<RunTables>().NewestAsync(source.Id, 1, Ct)))[0].State.ShouldBe(RunState.Stopped);
    }

    [Fact]
    public async Task Two_sources_at_one_host_are_not_asked_at_once()
    {
        var (repository, waits) = (MadeUpRepository.Of(5), new TaskCompletionSource());
        repository.Instead = async (http, verb) =>
        {
            if (verb == "ListRecords" && http.Request.Query["set"].Count == 0)
                await waits.Task;
            return false;
        };
        await using var server = await repository.StartAsync();
        var first = await app.AddAsync(server.Address());
        var second = await app.AddAsync(server.Address(), change: null, format: "marc21");
        var under = app.HarvestAsync(first);
        await AskedAsync(server, 2);
        await app.ActAsSystemAsync(services => services.GetRequiredService<RunTables>().BeginAsync(second.Id, true, Ct));

        await Should.ThrowAsync<JobPostponedException>(() => app.ActAsSystemAsync(services => services.GetRequiredService<Harvester>().RunAsync(second.Id, Ct)));

        waits.SetResult();
        (await under).State.ShouldBe(RunState.Done);
        server.Asked.ShouldBe(2);
    }

    private static Task AskedAsync(MadeUpServer server, int count)
        => TestKit.PortalApp.EventuallyAsync(() => Task.FromResult(server.Asked >= count), $"{count} questions");
}
