using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Recipes;

/// <summary>Runs the recipe named by <c>Portal:Recipe</c> beside the running portal, because its steps use the portal's own workers.</summary>
internal sealed class RecipeAtStart(RecipeRunner runner, IConfiguration configuration, ILogger<RecipeAtStart> log) : TirelessService(log)
{
    protected override TimeSpan PauseAfter(int breaks) => TimeSpan.FromSeconds(10);

    protected override Task WorkAsync(CancellationToken stopping)
        => configuration["Portal:Recipe"] is { Length: > 0 } recipe ? runner.RunAsync(recipe, stopping) : Task.CompletedTask;
}
