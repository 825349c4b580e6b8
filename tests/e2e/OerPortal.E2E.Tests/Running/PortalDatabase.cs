using System.Reflection;
using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Running;

/// <summary>A look into a running portal's database, for what no page shows.</summary>
/// <param name="socketFolder">The cluster's folder, which holds its socket.</param>
public sealed class PortalDatabase(string socketFolder)
{
    private static readonly TimeSpan SeedTime = TimeSpan.FromMinutes(5);

    /// <summary>Asks for one value.</summary>
    public async Task<T?> AskAsync<T>(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection($"Host={socketFolder};Username=oerportal;Database=oerportal;SSL Mode=Disable;GSS Encryption Mode=Disable;Pooling=false");
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    /// <summary>Waits until a recipe has run and all work it gave is done.</summary>
    internal async Task SeededAsync(string recipe, CancellationToken ct)
    {
        var steps = StepsOf(recipe);
        await UntilAsync(async () => await AskAsync<int>("select count(*)::int from cms.recipe_step where recipe = @recipe", new { recipe }) == steps, $"recipe {recipe}", ct);
        await UntilAsync(WorkIsDoneAsync, $"the work recipe {recipe} gave", ct);
    }

    /// <summary>Whether no event is on its way and no job is due.</summary>
    public Task<bool> WorkIsDoneAsync() => AskAsync<bool>($"select not exists ({DueWork.Sql})");

    private static async Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken ct)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > SeedTime) throw new TimeoutException($"Waited {SeedTime.TotalMinutes} minutes for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    private static int StepsOf(string recipe)
    {
        var demo = Assembly.Load("OerPortal.Demo");
        var name = demo.GetManifestResourceNames().Single(one => one.EndsWith($".Recipes.{recipe}.json", StringComparison.Ordinal));
        using var stream = demo.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("steps").GetArrayLength();
    }
}
