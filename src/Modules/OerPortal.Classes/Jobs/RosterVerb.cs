using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Classes.Jobs;

/// <summary><c>roster</c>: classes and pupils of one school or of all, now and in this process.</summary>
internal sealed class RosterVerb(ClassesDbContext db, RosterStore store, RosterRunner runner, RosterWords words, ISites sites, TimeProvider time, IStringLocalizer strings) : IPortalVerb
{
    private const int FaultsSaid = 40;

    public string Name => "roster";

    public string Description =>
        "roster FILE --site SLUG|- [--year YYYY] [--whole] [--dry-run]: take in classes and pupils of a table (CSV, XLSX) or of OneRoster 1.2 CSV in a ZIP; --site - is all schools, named in a column \"Trường\"; --whole: pupils it does not name have left";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var at = arguments.ToList();
        string? After(string name) => at.IndexOf(name) is >= 0 and var place && place + 1 < at.Count ? at[place + 1] : null;
        if (at is not [var path, ..] || path.StartsWith('-') || After("--site") is not { } slug)
            return await SayAsync("Usage: " + Description, 2);
        if ((slug == "-" ? sites.Portal : sites.FindBySlug(slug)) is not { } site)
            return await SayAsync($"There is no school \"{slug}\"; \"-\" is all of them.", 2);
        if (!File.Exists(path))
            return await SayAsync($"There is no file \"{path}\".", 2);
        var watch = Stopwatch.StartNew();
        var now = time.GetUtcNow();
        var year = int.TryParse(After("--year"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : NewSchoolYear.Of(now);
        var roster = new Roster { SiteId = site.Id, Kind = RosterKind.Table, Name = Path.GetFileName(path), SchoolYear = year, IsWhole = at.Contains("--whole"), BeganAt = now };
        return await RunAsync(await store.BeginAsync(roster, Path.GetFullPath(path), cancellation), at.Contains("--dry-run"), watch, cancellation);
    }

    private async Task<int> RunAsync(Roster roster, bool isDry, Stopwatch watch, CancellationToken cancellation)
    {
        if (words.Trouble(roster) is { } trouble)
            return await SayAsync(trouble, 1);
        await runner.GoOnAsync(roster, seen => ProgressAsync("checked", seen, watch), cancellation);
        if (!isDry && await store.MoveAsync(roster, RosterState.Taking, cancellation))
            await runner.GoOnAsync(roster, seen => ProgressAsync("taken in", seen, watch), cancellation);
        if (roster.UnknownHeadings.Length > 0)
            await Console.Out.WriteLineAsync(strings["classes.roster.unknown-headings", string.Join(", ", roster.UnknownHeadings)]);
        foreach (var row in await db.Rows.AsNoTracking().Where(r => r.RosterId == roster.Id && r.Outcome == RosterOutcome.Faulty).OrderBy(r => r.Number).Take(FaultsSaid).ToListAsync(cancellation))
            await Console.Out.WriteLineAsync($"{row.Number,7}  {row.PupilName}  {words.Problem(row)}");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{roster.State}: {roster.Total} rows, {roster.Added} new, {roster.Changed} changed, {roster.Unchanged} unchanged, {roster.Faulty} faulty, {roster.Leaving} leaving in {watch.Elapsed.TotalSeconds:0.0} s, {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB at most"));
        return roster.Faulty == 0 ? 0 : 1;
    }

    private static Task ProgressAsync(string what, int seen, Stopwatch watch)
        => Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seen,9:N0} {what}, {watch.Elapsed.TotalSeconds:0.0} s"));

    private static async Task<int> SayAsync(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
