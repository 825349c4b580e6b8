using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SitesStepTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_twice_it_makes_a_school_and_its_news_once()
    {
        var slug = $"thcs-{Guid.CreateVersion7():N}";
        var step = $$"""
            {"step": "sites", "schools": [{"slug": "{{slug}}", "name": "Trường THCS Ba Lan", "subtitle": "Thư viện trường", "accent": "cham", "level": "thcs",
             "welcome": "Chào các em!", "news": [{"title": "Sách mới về", "body": "Trên kệ C.", "daysAgo": 3}]}]}
            """;
        await RunAsync(step);
        var made = app.Services.GetRequiredService<ISites>().FindBySlug(slug)!;
        await RunAsync(step);
        app.Services.GetRequiredService<ISites>().FindBySlug(slug).ShouldBe(made);
        using var visitor = app.Guest(made);
        (await visitor.OpenAsync("/tin")).TextsOf("main h2, main h3").Count(title => title == "Sách mới về").ShouldBe(1);
    }

    [Fact]
    public async Task A_recommendation_without_its_resource_is_refused()
    {
        const string step = """{"step": "recommend", "recommendations": [{"site": "", "resource": "demo:khong-co", "words": "Hay lắm."}]}""";

        var refusal = await Should.ThrowAsync<InvalidDataException>(() => RunAsync(step));

        refusal.Message.ShouldContain("demo:khong-co");
    }

    private Task RunAsync(string step) => app.ActAsSystemAsync(async services =>
    {
        using var document = JsonDocument.Parse(step);
        var name = document.RootElement.GetProperty("step").GetString();
        await services.GetServices<IRecipeStep>().Single(s => s.Name == name).RunAsync(document.RootElement, _ => { }, Ct);
    });
}
