using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Recipes;
using OerPortal.TestKit;

namespace OerPortal.Demo.Tests.Kit;

/// <summary>A portal in which the demo recipe has run, with a real scanner.</summary>
public sealed class DemoPortal : PortalApp
{
    public override async ValueTask InitializeAsync()
    {
        Log.Expect("ONLY TEST SIGNATURES");
        await base.InitializeAsync();
        foreach (var step in DemoRecipe.Steps)
            await this.RunAsync(step);
        await WorkIsDoneAsync();
    }
}

/// <summary>The recipe as it travels in the module.</summary>
internal static class DemoRecipe
{
    public static IReadOnlyList<JsonElement> Steps { get; } = Read();

    /// <summary>Runs one step of the recipe in a scope of its own, as the portal does.</summary>
    public static Task RunAsync(this PortalApp portal, JsonElement step) => portal.ActAsSystemAsync(services =>
        services.GetServices<IRecipeStep>().First(handler => handler.Name == step.GetProperty("step").GetString())
            .RunAsync(step, _ => { }, TestContext.Current.CancellationToken));

    public static JsonElement Step(string name) => Steps.Single(step => step.GetProperty("step").GetString() == name);

    private static List<JsonElement> Read()
    {
        using var stream = typeof(Startup).Assembly.GetManifestResourceStream("OerPortal.Demo.Recipes.demo.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.Clone().GetProperty("steps").EnumerateArray()];
    }
}
