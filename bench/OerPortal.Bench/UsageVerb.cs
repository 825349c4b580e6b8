using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Usage;
using OerPortal.Usage.Data;
using OerPortal.Usage.Models;

namespace OerPortal.Bench;

/// <summary><c>usage-measure ROWS</c>: writes so many rows of a year of uses once, and says how long the nightly work and what the pages ask take.</summary>
internal sealed class UsageVerb(ISites sites, NpgsqlDataSource data, Telling telling, Tally tally, UseReport report, IUsage usage, TimeProvider time) : IPortalVerb
{
    private const int Schools = 40;
    private const int Resources = 20_000;
    private const int Times = 5;

    public string Name => "usage-measure";

    public string Description => "usage-measure ROWS: time what is done with ROWS rows of usage counts";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var text] || !int.TryParse(text, out var rows))
        {
            await Console.Error.WriteLineAsync("Usage: usage-measure ROWS");
            return 2;
        }

        for (var number = sites.Schools.Count; number < Schools; number++)
            await sites.SaveAsync(new Site(Guid.CreateVersion7(), SiteKind.School, $"truong-{number}", $"Trường THCS số {number}", "Thư viện trường", null, "rung", SchoolLevels.LowerSecondary), cancellation);
        var today = time.Today();
        await FillAsync(rows, today, cancellation);
        await Console.Out.WriteLineAsync("| what | s |\n|---|---|");
        await SayAsync("what may be told, of a whole year at once", 1, () => telling.TellAsync(today.AddDays(-2), cancellation));
        await SayAsync("what may be told, of the last day", 1, () => telling.TellAsync(today.AddDays(-1), cancellation));
        await SayAsync("totals of 90 days, first", 1, () => tally.CountAsync(today, cancellation));
        await SayAsync("totals of 90 days, again", Times, () => tally.CountAsync(today, cancellation));
        await SayAsync("shelf: the 50 most read", Times, async () => await usage.MostReadAsync(null, cancellation).Take(50).ToListAsync(cancellation));
        foreach (var days in new[] { 30, 365 })
        {
            var period = new Period(today.AddDays(1 - days), today, Period.Own);
            foreach (var (name, site) in new (string, Guid?)[] { ("portal's", null), ("a school's", sites.Schools[0].Id) })
                await SayAsync($"{name} page, {days} days", Times, () => PageAsync(site, period, cancellation));
        }

        return 0;
    }

    private async Task PageAsync(Guid? site, Period period, CancellationToken cancellation)
    {
        await report.DaysAtAsync(site, period, cancellation);
        await report.ResourcesAsync(site, period, 25, 0, cancellation);
        await report.OwnOfSitesAsync(site, period, cancellation);
        if (site is { } school) await report.OthersAtAsync(school, period, cancellation);
        else await report.SitesAsync(period, cancellation);
    }

    // Few resources are used by many, most by one or two; a fifth of all rows is at the portal.
    private async Task FillAsync(int rows, DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            TRUNCATE usage.day, usage.fresh, usage.pending, usage.told, usage.total;
            INSERT INTO usage.day (day, resource_id, site_id, is_open, views, viewers, reads, readers, downloads, downloaders)
            SELECT @today::date - (i % 365), ('c0000000-0000-7000-8000-' || lpad(floor(power(random(), 3) * @Resources)::int::text, 12, '0'))::uuid,
                CASE WHEN i % 5 = 0 THEN @Portal ELSE (@schools::uuid[])[1 + i % cardinality(@schools)] END, i % 10 > 0, n + 2, n + 1, n, n, n / 2, n / 2
            FROM (SELECT i, floor(power(random(), 4) * 12)::int AS n FROM generate_series(1, @rows) i) made ON CONFLICT DO NOTHING;
            INSERT INTO usage.fresh (day, resource_id, site_id, from_id, is_open, views, viewers, reads, readers, downloads, downloaders)
            SELECT day, resource_id, site_id, site_id, is_open, views, viewers, reads, readers, downloads, downloaders FROM usage.day;
            ANALYZE usage.day; ANALYZE usage.fresh;
            """,
            new { today, rows, Resources, Portal = sites.Portal.Id, schools = sites.Schools.Select(school => school.Id).ToArray() },
            commandTimeout: 0,
            cancellationToken: cancellation));
        var written = await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(*) FROM usage.day", cancellationToken: cancellation));
        await Console.Out.WriteLineAsync($"{written} rows of a year\n");
    }

    /// <summary>The middle one of so many times.</summary>
    private static async Task SayAsync(string what, int times, Func<Task> work)
    {
        var seconds = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        seconds.Sort();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds[times / 2]:0.000} |"));
    }
}
