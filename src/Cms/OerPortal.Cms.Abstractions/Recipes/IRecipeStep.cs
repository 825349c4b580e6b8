using System.Text.Json;

namespace OerPortal.Cms.Recipes;

/// <summary>
/// Puts in place one part of a recipe (seed data). Register as scoped. A recipe is a JSON document
/// <c>{"name": "demo", "steps": [{"step": "sites", …}]}</c> embedded in a module as <c>Recipes/{name}.json</c>; the setting
/// <c>Portal:Recipe</c> names the one to run at start. Steps run in order, each again until it has succeeded once, so a step must be idempotent.
/// </summary>
public interface IRecipeStep
{
    /// <summary>The value of <c>step</c> that this class handles.</summary>
    string Name { get; }

    /// <param name="step">The step's JSON object.</param>
    /// <param name="say">Shows progress to the operator; called with whole sentences.</param>
    Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation);
}
