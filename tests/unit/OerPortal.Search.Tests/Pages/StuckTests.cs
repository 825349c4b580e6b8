using System.Diagnostics;
using System.Net;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

/// <summary>Elasticsearch takes a question and never answers.</summary>
public sealed class StuckTests(StuckTests.Impatient fixture) : IClassFixture<StuckTests.Impatient>
{
    [Fact]
    public async Task When_it_is_stuck_the_first_waits_two_seconds_and_nobody_after_that()
    {
        var app = await fixture.ThereAsync();
        await app.PublishAsync(await app.CreateSchoolAsync(), "Đứng yên Esfrozen");
        app.Gate.Freeze();
        try
        {
            var watch = Stopwatch.StartNew();
            (await app.Guest().OpenAsync("/tim?q=esfrozen")).TextsOf("ol.hits h3").ShouldBe(["Đứng yên Esfrozen"]);
            watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(1.8), TimeSpan.FromSeconds(8));
            app.Reach.State.ShouldBe(ReachState.Away);
            (await app.Guest().OpenAsync("/tim?q=esfrozen+moi")).Status.ShouldBe(HttpStatusCode.OK);
            (await app.Guest().OpenAsync("/api/search/suggestions?q=esfroz")).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            app.Gate.Thaw();
        }

        await app.ThereAsync();
    }

    public sealed class Impatient : ElasticsearchApp
    {
        protected override int AnswerSeconds => 2;
    }
}
