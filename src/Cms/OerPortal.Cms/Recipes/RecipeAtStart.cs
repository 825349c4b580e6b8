using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OerPortal.Cms.Recipes;

/// <summary>Runs the recipe named by <c>Portal:Recipe</c> beside the running portal, because its steps use the portal's own workers.</summary>
internal sealed class RecipeAtStart(RecipeRunner runner, IConfiguration configuration, ILogger<RecipeAtStart> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recipe = configuration["Portal:Recipe"];
        while (!string.IsNullOrEmpty(recipe) && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunAsync(recipe, stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Recipe {Recipe} stopped; it goes on in {Seconds} s", recipe, Pause.TotalSeconds);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
