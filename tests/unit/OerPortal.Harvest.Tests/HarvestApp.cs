using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Outside;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Running;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(OerPortal.Harvest.Tests.HarvestApp))]

namespace OerPortal.Harvest.Tests;

/// <summary>A portal that may ask made-up sources on this machine (<see cref="MadeUpServer.Host"/>) and nothing else that is private.</summary>
public sealed class HarvestApp : PortalApp
{
    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Harvest:AllowedHosts"] = MadeUpServer.Host,
            ["Harvest:ResponseSeconds"] = "8",
            ["Harvest:MostMegabytes"] = "4",
            ["Harvest:FirstPauseSeconds"] = "0.05",
            ["Harvest:MostTries"] = "3",
            ["Portal:Address"] = "http://localhost",
        },
        Services = services => services.Replace(ServiceDescriptor.Singleton<INameResolution>(new MadeUpNames())),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal Task<Source> AddAsync(string address, SourceKind kind = SourceKind.Oai, string format = "oai_dc", Action<Source>? change = null) => ActAsSystemAsync(async services =>
    {
        var source = new Source { Name = "Thư viện bạn", Kind = kind, Address = address, Format = kind == SourceKind.Oai ? format : "", AddedAt = Clock.GetUtcNow() };
        change?.Invoke(source);
        var db = services.GetRequiredService<HarvestDbContext>();
        // The port of a test that has ended may be another's now.
        await db.Sources.Where(earlier => earlier.Address == address && earlier.Format == source.Format).ExecuteDeleteAsync(Ct);
        db.Sources.Add(source);
        await db.SaveChangesAsync(Ct);
        return source;
    });

    /// <summary>Harvests as the job does, waiting out its pauses.</summary>
    internal async Task<Run> HarvestAsync(Source source, bool full = false)
    {
        await ActAsSystemAsync(services => services.GetRequiredService<RunTables>().BeginAsync(source.Id, full, Ct));
        while (true)
        {
            try
            {
                return (await ActAsSystemAsync(services => services.GetRequiredService<Harvester>().RunAsync(source.Id, Ct)))!;
            }
            catch (JobPostponedException pause)
            {
                await Task.Delay(pause.Delay, Ct);
            }
        }
    }

    internal Task<IReadOnlyList<LogLine>> LogAsync(Run run) => ActAsSystemAsync(services => services.GetRequiredService<RunTables>().LinesAsync(run.Id, 1000, Ct));

    internal Task<Progress> ProgressAsync(Source source) => ActAsSystemAsync(services => services.GetRequiredService<RunTables>().ProgressAsync(source.Id, Ct));

    /// <summary>Titles of what is kept of a source, in the order of their identifiers.</summary>
    internal async Task<IReadOnlyList<string>> TitlesAsync(Source source) => [.. await QueryAsync<string>(
        "select title from harvest.record where source_id = @id order by identifier", new { id = source.Id })];

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return [.. await Dapper.SqlMapper.QueryAsync<T>(connection, sql, values)];
    }
}
