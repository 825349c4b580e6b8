using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

/// <summary>A table that does not answer takes search out of service, and nothing else. In an application of its own.</summary>
public sealed class SlowTableTests(SlowTableTests.OwnPortal app) : IClassFixture<SlowTableTests.OwnPortal>
{
    [Fact]
    public async Task Searches_that_wait_say_503_soon_and_pages_go_on()
    {
        app.Log.Expect("Searches take too long");
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync("lock table search.document in access exclusive mode", transaction: transaction);

        var since = TimeProvider.System.GetTimestamp();
        var searches = Enumerable.Range(0, 60).Select(async i =>
        {
            using var guest = app.Guest();
            using var answer = await guest.GetAsync($"/tim?q=cham{i}");
            return (answer.StatusCode, answer.Headers.RetryAfter);
        }).ToList();
        using var reader = app.Guest();
        using var page = await reader.GetAsync("/dang-nhap");
        using var health = await reader.GetAsync("/health/ready");
        var answers = await Task.WhenAll(searches);

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.ServiceUnavailable && a.RetryAfter != null);
        TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (page.StatusCode, health.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        await transaction.RollbackAsync(cancellation);
        using var after = await reader.GetAsync("/tim?q=nhanh");
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class OwnPortal : PortalApp
    {
        protected override PortalAppOptions Options => new() { Settings = new Dictionary<string, string> { ["Search:AnswerSeconds"] = "4" } };
    }
}
