using System.Net;
using Microsoft.Extensions.Configuration;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Api;

public sealed class RequestCountTests(OpenDataApp app)
{
    [Fact]
    public void Too_many_in_a_minute_are_refused_until_the_next()
    {
        var clock = new StillClock();
        var counts = Counts(clock, 3);
        var school = IPAddress.Parse("203.0.113.7");

        for (var i = 2; i >= 0; i--) counts.Count(school).ShouldBe(new Counted(3, i, 60, IsTooMany: false));

        counts.Count(school).IsTooMany.ShouldBeTrue();
        counts.Count(IPAddress.Parse("203.0.113.8")).IsTooMany.ShouldBeFalse();
        clock.Now = clock.Now.AddMinutes(1);
        counts.Count(school).IsTooMany.ShouldBeFalse();
    }

    [Fact]
    public void Newer_addresses_of_one_network_are_one()
    {
        var counts = Counts(new StillClock(), 1);

        counts.Count(IPAddress.Parse("2001:db8::1")).IsTooMany.ShouldBeFalse();

        counts.Count(IPAddress.Parse("2001:db8::2")).IsTooMany.ShouldBeTrue();
        counts.Count(IPAddress.Parse("2001:db8:0:1::1")).IsTooMany.ShouldBeFalse();
    }

    [Fact]
    public void An_older_address_is_the_same_in_both_forms()
    {
        var counts = Counts(new StillClock(), 1);

        counts.Count(IPAddress.Parse("203.0.113.7"));

        counts.Count(IPAddress.Parse("::ffff:203.0.113.7")).IsTooMany.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_answer_says_how_many_are_left()
    {
        using var answer = await app.AskAsync("/api/v1/levels");

        answer.Headers.GetValues("RateLimit-Policy").Single().ShouldMatch("^\"minute\";q=[0-9]+;w=60$");
        answer.Headers.GetValues("RateLimit").Single().ShouldMatch("^\"minute\";r=[0-9]+;t=[0-9]+$");
    }

    private static RequestCounts Counts(TimeProvider clock, int limit)
        => new(new ConfigurationBuilder().AddInMemoryCollection([new("OpenData:RequestsPerMinute", $"{limit}")]).Build(), clock);

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>A portal that lets through few.</summary>
public sealed class TooManyTests(TooManyTests.StrictApp app) : IClassFixture<TooManyTests.StrictApp>
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_again()
    {
        for (var i = 0; i < 5; i++) (await app.AskAsync("/api/v1/levels")).Dispose();
        using var refused = await app.AskAsync("/api/v1/levels");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        refused.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    public sealed class StrictApp : PortalApp
    {
        protected override PortalAppOptions Options => new() { Settings = new Dictionary<string, string> { ["OpenData:RequestsPerMinute"] = "2" } };

        public override ValueTask InitializeAsync()
        {
            Log.Expect("A request body size limit could not be applied");
            return base.InitializeAsync();
        }
    }
}
