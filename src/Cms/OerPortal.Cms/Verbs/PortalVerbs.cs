using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Verbs;

/// <summary>Applies the migrations (which every verb does first) and nothing else.</summary>
internal sealed class MigrateVerb : IPortalVerb
{
    public string Name => "migrate";

    public string Description => "apply database migrations and stop";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) => Task.FromResult(0);
}

internal sealed class RecipeVerb(RecipeRunner runner) : IPortalVerb
{
    public string Name => "recipe";

    public string Description => "recipe NAME: put a recipe's seed data in place";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var recipe])
        {
            await Console.Error.WriteLineAsync("Usage: recipe NAME");
            return 2;
        }

        await runner.RunAsync(recipe, cancellation);
        return 0;
    }
}

/// <summary>For the day the portal's key is lost.</summary>
internal sealed class ForgetKeysVerb(KeyRing ring) : IPortalVerb
{
    public string Name => "forget-keys";

    public string Description => "forget-keys: drop keys that were sealed with a lost portal key; everybody has to sign in again";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync($"{await ring.ForgetForeignAsync(cancellation)} keys dropped.");
        return 0;
    }
}
