using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Web;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

/// <summary>Elasticsearch answers; PostgreSQL does within the same request when it does not.</summary>
public sealed class FallbackTests(ElasticsearchApp fixture) : IClassFixture<ElasticsearchApp>
{
    private const string Quietly = "máy dự phòng trả lời";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_found_in_Elasticsearch_and_what_is_withdrawn_is_not()
    {
        var app = await fixture.ThereAsync();
        var book = await app.PublishAsync(await app.CreateSchoolAsync(), "Sách ở hai nơi Esboth");
        var there = app.Services.GetRequiredService<Indexes>().Find(Indexes.Elasticsearch)!;
        await PortalApp.EventuallyAsync(async () => (await there.IndexedAsync(Cancellation)).Contains(book.Id), "the book is in Elasticsearch");

        var page = await app.Guest().OpenAsync("/tim?q=esboth");
        page.TextsOf("ol.hits h3").ShouldBe(["Sách ở hai nơi Esboth"]);
        page.ShouldNotSay(Quietly);

        using var reviewer = await app.SignInAsReviewerAsync();
        using var answer = await reviewer.PostFormAsync($"/hoc-lieu/{book.PublicId}/go-xuong", [new("Reason", "Nguồn tranh chưa rõ ràng.")]);
        await app.WorkIsDoneAsync();
        (await there.IndexedAsync(Cancellation)).ShouldNotContain(book.Id);
        (await app.Guest().OpenAsync("/tim?q=esboth")).TextsOf("ol.hits h3").ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_is_away_PostgreSQL_answers_and_says_so_quietly_and_it_comes_back_by_itself()
    {
        var app = await fixture.ThereAsync();
        var school = await app.CreateSchoolAsync();
        var before = await app.PublishAsync(school, "Trước lúc mất Esaway");
        app.Gate.Close();
        try
        {
            var page = await app.Guest().OpenAsync("/tim?q=esaway");
            page.TextsOf("ol.hits h3").ShouldBe(["Trước lúc mất Esaway"]);
            page.ShouldSay(Quietly);
            (await HealthAsync(app)).ShouldContain("degraded");

            await app.PublishAsync(school, "Trong lúc mất Esaway");
            using var reviewer = await app.SignInAsReviewerAsync();
            using var answer = await reviewer.PostFormAsync($"/hoc-lieu/{before.PublicId}/go-xuong", [new("Reason", "Nguồn tranh chưa rõ ràng.")]);
            await PortalApp.EventuallyAsync(async () => (await FoundAsync(app)).SequenceEqual(["Trong lúc mất Esaway"]), "PostgreSQL has followed");
        }
        finally
        {
            app.Gate.Open();
        }

        await app.ThereAsync();
        var back = await app.Guest().OpenAsync("/tim?q=esaway");
        back.TextsOf("ol.hits h3").ShouldBe(["Trong lúc mất Esaway"]);
        back.ShouldNotSay(Quietly);
        (await HealthAsync(app)).ShouldNotContain("Elasticsearch does not answer");
    }

    [Fact]
    public async Task The_verb_makes_the_index_of_Elasticsearch_anew()
    {
        var app = await fixture.ThereAsync();
        var book = await app.PublishAsync(await app.CreateSchoolAsync(), "Làm lại Esagain");
        var there = app.Services.GetRequiredService<Indexes>().Find(Indexes.Elasticsearch)!;
        await there.RemoveAsync(book.Id, long.MaxValue / 2, Cancellation);

        (await RebuildAsync(app, "elasticsearch")).ShouldBe(0);

        (await there.IndexedAsync(Cancellation)).ShouldContain(book.Id);
        (await RebuildAsync(app, "sphinx")).ShouldBe(2);
    }

    [Fact]
    public async Task Elasticsearch_sorts_by_readers_too() => await MostReadTests.SortsByReadersAsync(await fixture.ThereAsync());

    private static Task<int> RebuildAsync(ElasticsearchApp app, string engine)
        => app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(verb => verb.Name == "search-rebuild").RunAsync([engine], Cancellation));

    private static async Task<IReadOnlyList<string>> FoundAsync(ElasticsearchApp app) => (await app.Guest().OpenAsync("/tim?q=esaway")).TextsOf("ol.hits h3");

    private static async Task<string> HealthAsync(ElasticsearchApp app)
    {
        using var guest = app.Guest();
        using var answer = await guest.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
