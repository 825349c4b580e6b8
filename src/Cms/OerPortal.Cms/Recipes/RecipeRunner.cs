using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;

namespace OerPortal.Cms.Recipes;

/// <summary>Runs a recipe's steps that have not succeeded yet, in order.</summary>
internal sealed class RecipeRunner(NpgsqlDataSource data, ModuleCatalogue catalogue, SystemScope system, ILogger<RecipeRunner> log)
{
    internal async Task RunAsync(string recipe, CancellationToken cancellation)
    {
        using var document = Read(recipe);
        var steps = document.RootElement.GetProperty("steps").EnumerateArray().ToList();
        for (var number = 0; number < steps.Count; number++)
        {
            if (await IsDoneAsync(recipe, number, cancellation))
                continue;
            await RunStepAsync(recipe, steps[number], cancellation);
            await MarkDoneAsync(recipe, number, cancellation);
        }
    }

    private JsonDocument Read(string recipe)
    {
        foreach (var assembly in catalogue.Assemblies)
        {
            var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith($".Recipes.{recipe}.json", StringComparison.Ordinal));
            if (name is null)
                continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonDocument.Parse(stream);
        }

        throw new InvalidOperationException($"There is no recipe '{recipe}'. A recipe is an embedded file Recipes/{recipe}.json of a module.");
    }

    private async Task RunStepAsync(string recipe, JsonElement step, CancellationToken cancellation)
    {
        var name = step.GetProperty("step").GetString();
        await using var scope = system.Open();
        var handler = scope.ServiceProvider.GetServices<IRecipeStep>().FirstOrDefault(s => s.Name == name)
            ?? throw new InvalidOperationException($"Recipe '{recipe}' has a step '{name}' that no module knows.");
        log.LogInformation("Recipe {Recipe}: {Step}", recipe, name);
        await handler.RunAsync(step, sentence => log.LogInformation("{Sentence}", sentence), cancellation);
    }

    private async Task<bool> IsDoneAsync(string recipe, int number, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from cms.recipe_step where recipe = @recipe and number = @number)", new { recipe, number }, cancellationToken: cancellation));
    }

    private async Task MarkDoneAsync(string recipe, int number, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into cms.recipe_step (recipe, number) values (@recipe, @number) on conflict do nothing", new { recipe, number }, cancellationToken: cancellation));
    }
}
