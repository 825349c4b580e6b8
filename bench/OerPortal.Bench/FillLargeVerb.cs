using System.Data;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using OerPortal.Cms.Web;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary><c>fill-large RESOURCES SCHOOLS</c>: makes the demo portal as large as a country's, by SQL alone.</summary>
internal sealed class FillLargeVerb(NpgsqlDataSource data, IResources resources) : IPortalVerb
{
    private const int Portion = 50_000;
    private const int Waiting = 600;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public string Name => "fill-large";

    public string Description => "fill-large RESOURCES SCHOOLS: add so many published resources to the demo portal, and schools until there are so many";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var resourcesText, var schoolsText] || !int.TryParse(resourcesText, out var count) || !int.TryParse(schoolsText, out var schools))
        {
            await Console.Error.WriteLineAsync("Usage: fill-large RESOURCES SCHOOLS");
            return 2;
        }

        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(LargePortal.Schools, new { count = schools });
        Say($"{schools} schools");
        for (var first = 1; first <= count; first += Portion)
        {
            var last = Math.Min(count, first + Portion - 1);
            await AddAsync(connection, first, last, schools, LargePortal.Published, cancellation);
            Say($"{last} of {count} resources");
        }

        await AddAsync(connection, count + 1, count + Waiting, schools, LargePortal.Waiting, cancellation);
        Say($"{Waiting} submissions wait");
        await CountAsync(connection, cancellation);
        await RunAsync(connection, LargePortal.Index, null, cancellation);
        // As a server that has stood for a while has done.
        await RunAsync(connection, "VACUUM ANALYZE", null, cancellation);
        Say("Done");
        return 0;
    }

    private static async Task AddAsync(NpgsqlConnection connection, int first, int last, int schools, string rows, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var numbers = new DynamicParameters(LargePortal.Codes);
        numbers.AddDynamicParams(new { first, last, schools });
        await RunAsync(connection, LargePortal.Portion, numbers, cancellation);
        await RunAsync(connection, rows, null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // The portal's own counting, which takes a thousand changes at a time.
    private async Task CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await RunAsync(connection, "ANALYZE", null, cancellation);
        var counts = await resources.CountAsync(Viewer.Guest, cancellation);
        Say(string.Create(CultureInfo.InvariantCulture, $"{counts.All} public resources counted"));
    }

    private static Task<int> RunAsync(NpgsqlConnection connection, string sql, object? parameters, CancellationToken cancellation)
        => connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, commandType: CommandType.Text, cancellationToken: cancellation));

    private void Say(string what) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed.TotalSeconds,6:0.0} s  {what}"));
}
