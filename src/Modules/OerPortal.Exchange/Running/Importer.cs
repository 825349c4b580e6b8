using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Data;
using OerPortal.Exchange.Models;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>
/// Looks through a table, or takes it in, a portion of rows at a time. Each portion is written down with the place behind it, so that a run
/// that was killed goes on from there, and whoever stops it is heard at the next one.
/// </summary>
internal sealed class Importer(RunTables runs, Planner planner, Taking taking, IDescriptionTable table, ISites sites, IStringLocalizer strings)
{
    private const int Portion = 500;

    // Files take their time, and somebody looks at the bar.
    private const int PortionWithFiles = 10;

    /// <summary>What is wrong with the table is said in the run.</summary>
    /// <param name="report">Called with the rows that were seen.</param>
    /// <returns>The run as it stands now; null when it was removed.</returns>
    internal async Task<Run?> GoOnAsync(Run run, Func<CancellationToken, Task<IBundle>> open, Func<int, Task> report, CancellationToken cancellation)
    {
        try
        {
            await using var bundle = await OpenBundle.OfAsync(await open(cancellation), table, cancellation);
            await GoOnAsync(run, bundle, report, cancellation);
        }
        catch (TableTroubleException trouble)
        {
            await runs.SayTroubleAsync(run, RunState.Failed, trouble.Code, trouble.Arguments, cancellation);
        }
        catch (FileRefusedException)
        {
            await runs.SayTroubleAsync(run, RunState.Failed, "damaged", [], cancellation);
        }
        catch (NoRoomException full)
        {
            await runs.SayTroubleAsync(run, RunState.Stopped, "no-room", [strings.NoRoom(full)], cancellation);
        }

        return await runs.FindAsync(run.Id, cancellation);
    }

    private async Task GoOnAsync(Run run, OpenBundle bundle, Func<int, Task> report, CancellationToken cancellation)
    {
        await using var rows = bundle.Table.RowsAsync(cancellation).GetAsyncEnumerator(cancellation);
        if (!await rows.MoveNextAsync())
            throw new TableTroubleException("empty");
        var headings = Headings.Read(rows.Current, table, strings);
        if (run.State == RunState.Checking)
            await runs.SayHeadingsAsync(run, headings.Unknown, cancellation);
        var reading = new RowReading(run, headings, bundle, table, sites.Portal.Id == run.SiteId);
        var most = run.State == RunState.Running && headings.Has(OwnColumn.Files) ? PortionWithFiles : Portion;
        for (var seen = run.Seen; await NextAsync(rows, run.Place, most) is { Count: > 0 } portion;)
        {
            var reports = run.State == RunState.Checking ? await CheckAsync(run, headings, bundle, reading, portion, cancellation) : await TakeAsync(run, headings, bundle, reading, portion, cancellation);
            if (!await runs.KeepAsync(run, reports, portion[^1].Number, seen += portion.Count, cancellation))
                return;
            await report(seen);
        }

        await runs.MoveAsync(run, run.State == RunState.Checking ? RunState.Checked : RunState.Done, cancellation);
    }

    private async Task<IReadOnlyList<RowReport>> CheckAsync(Run run, Headings headings, OpenBundle bundle, RowReading reading, IReadOnlyList<TableRow> rows, CancellationToken cancellation)
    {
        var plans = await planner.PlanAsync(run, headings, bundle, reading, rows, keys => runs.TakenAsync(run.Id, keys, rows[0].Number, cancellation), cancellation);
        return [.. plans.Select(plan => plan.Report())];
    }

    // Only rows that passed the check; what they stand beside is looked at anew.
    private async Task<IReadOnlyList<RowReport>> TakeAsync(Run run, Headings headings, OpenBundle bundle, RowReading reading, IReadOnlyList<TableRow> rows, CancellationToken cancellation)
    {
        var open = await runs.OpenAsync(run.Id, rows[0].Number, rows[^1].Number, cancellation);
        TableRow[] wanted = [.. rows.Where(row => open.ContainsKey(row.Number))];
        if (wanted.Length == 0)
            return [];
        var plans = await planner.PlanAsync(run, headings, bundle, reading, wanted, _ => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>()), cancellation);
        var reports = await taking.TakeAsync(run, plans, bundle.Bundle, cancellation);
        // Taken in by a run that was killed before it could write it down.
        return [.. reports.Select(r => r.Outcome == RowOutcome.Unchanged ? r.As(open[r.Number]) : r)];
    }

    private static async Task<IReadOnlyList<TableRow>> NextAsync(IAsyncEnumerator<TableRow> rows, int place, int most)
    {
        var portion = new List<TableRow>(most);
        while (portion.Count < most && await rows.MoveNextAsync())
        {
            if (rows.Current.Number > place)
                portion.Add(rows.Current);
        }

        return portion;
    }
}
