using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

/// <summary>A recipe's password is published with the program: outside development it opens nothing.</summary>
public sealed class InstalledDemoTests(InstalledDemoTests.Installed app, InstalledDemoTests.Rehearsal rehearsal)
    : IClassFixture<InstalledDemoTests.Installed>, IClassFixture<InstalledDemoTests.Rehearsal>
{
    [Fact]
    public async Task A_recipes_password_opens_nothing()
    {
        var (name, said) = await RunAsync(app);
        said.ShouldContain(sentence => sentence.Contains("random password", StringComparison.Ordinal));
        using var visitor = app.Guest();
        (await visitor.TryAsync(name, "nhà rông mái cao vút")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rehearsal_that_asks_for_it_has_the_published_passwords()
    {
        var (name, said) = await RunAsync(rehearsal);
        said.ShouldContain(sentence => sentence.Contains("rehearsal", StringComparison.Ordinal));
        using var visitor = rehearsal.Guest();
        (await visitor.TryAsync(name, "nhà rông mái cao vút")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<(string Name, List<string> Said)> RunAsync(PortalApp app)
    {
        var (name, said) = (Journeys.NewUserName(), new List<string>());
        var roles = new Dictionary<string, string[]> { [""] = [nameof(SiteRole.Teacher)] };
        using var step = JsonDocument.Parse(JsonSerializer.Serialize(new { step = "people", password = "nhà rông mái cao vút", people = new[] { new { userName = name, name = "Cô Hạnh", roles } } }));
        await app.ActAsSystemAsync(s => s.GetServices<IRecipeStep>().Single(x => x.Name == "people").RunAsync(step.RootElement, said.Add, TestContext.Current.CancellationToken));
        return (name, said);
    }

    public sealed class Installed : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production" };
    }

    public sealed class Rehearsal : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production", Settings = new Dictionary<string, string> { ["Accounts:RecipePasswords"] = "true" } };
    }
}
