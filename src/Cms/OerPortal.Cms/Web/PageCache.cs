using Dapper;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace OerPortal.Cms.Web;

internal sealed class PageCache(NpgsqlDataSource data, IOutputCacheStore store) : IPageCache
{
    internal const string Channel = "oer_forget";

    public async Task ForgetAsync(string tag, CancellationToken cancellation)
    {
        await ForgetHereAsync(tag, cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("select pg_notify(@Channel, @tag)", new { Channel, tag }, cancellationToken: cancellation));
    }

    internal Task ForgetHereAsync(string tag, CancellationToken cancellation) => store.EvictByTagAsync(tag, cancellation).AsTask();
}
