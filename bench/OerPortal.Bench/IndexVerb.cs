using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Cms.Web;

namespace OerPortal.Bench;

/// <summary><c>index</c>: how many resources are published and how many can be found, as one line of JSON.</summary>
internal sealed class IndexVerb(NpgsqlDataSource data) : IPortalVerb
{
    private const string Counts = """
        SELECT (SELECT count(*) FROM resources.catalogue_entry) AS Published, (SELECT count(*) FROM search.document) AS Found,
            (SELECT count(*) FROM resources.catalogue_entry c WHERE NOT EXISTS (SELECT FROM search.document d WHERE d.resource_id = c.resource_id)) AS Missing
        """;

    public string Name => "index";

    public string Description => "index: compare what is published with what can be found";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var (published, found, missing) = await connection.QuerySingleAsync<(long, long, long)>(Counts);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { published, found, missing }));
        return 0;
    }
}
