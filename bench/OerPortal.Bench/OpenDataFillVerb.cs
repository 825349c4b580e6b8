using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary><c>open-data-fill COUNT SCHOOLS</c>: writes so many public records, as the follower of the catalogue writes them.</summary>
internal sealed class OpenDataFillVerb(ISites sites, CatalogueFollower follower, RecordWriter writer, NpgsqlDataSource data) : IPortalVerb
{
    private const int AtOnce = 400;

    public string Name => "open-data-fill";

    public string Description => "open-data-fill COUNT SCHOOLS: write COUNT public records of SCHOOLS schools";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var countText, var schoolsText] || !int.TryParse(countText, out var count) || !int.TryParse(schoolsText, out var schools))
        {
            await Console.Error.WriteLineAsync("Usage: open-data-fill COUNT SCHOOLS");
            return 2;
        }

        for (var number = sites.Schools.Count; number < schools; number++)
            await sites.SaveAsync(new Site(Guid.CreateVersion7(), SiteKind.School, $"truong-{number}", $"Trường THCS số {number}", "Thư viện trường", null, "rung", SchoolLevels.LowerSecondary), cancellation);
        await follower.FollowAsync(cancellation);
        var watch = Stopwatch.StartNew();
        foreach (var portion in Enumerable.Range(1, count).Chunk(AtOnce))
            await writer.WriteAsync([.. portion.Select(number => OpenRecordsMade.Of(number, sites.Schools))], cancellation);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} records written in {watch.Elapsed.TotalSeconds:0.0} s ({count / watch.Elapsed.TotalSeconds:0}/s)"));
        await using var connection = await data.OpenConnectionAsync(cancellation);
        // As a server that has stood for a while has done.
        await connection.ExecuteAsync(new CommandDefinition("VACUUM ANALYZE open_data.record, open_data.member, open_data.set", commandTimeout: 0, cancellationToken: cancellation));
        return 0;
    }
}

/// <summary>With <c>Bench:ChangesPerSecond</c>: changes so many records of <c>open-data-fill</c> every second, in ten portions.</summary>
internal sealed class OpenDataChanges(IConfiguration configuration, RecordWriter writer, ISites sites, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var each = configuration.GetValue("Bench:ChangesPerSecond", 0) / 10;
        if (each == 0) return;
        using var timer = new PeriodicTimer(Step);
        for (var turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn++)
        {
            // Each time another edition, here and there in the list.
            var edition = 2 + (int)(clock.GetUtcNow().ToUnixTimeSeconds() % 1_000_000_000);
            await writer.WriteAsync([.. Enumerable.Range(0, each).Select(i => OpenRecordsMade.Of(1 + ((turn * each) + i) * 7919 % 10_000, sites.Schools, edition)).DistinctBy(state => state.Id)], stoppingToken);
        }
    }
}
