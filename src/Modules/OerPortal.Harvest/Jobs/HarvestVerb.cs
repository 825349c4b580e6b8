using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Running;

namespace OerPortal.Harvest.Jobs;

/// <summary><c>harvest</c>: takes in a source now, in this process, to its end; without a name it says which sources there are.</summary>
internal sealed class HarvestVerb(HarvestDbContext db, Harvester harvester, RunTables runs, Trial trial, TimeProvider time) : IPortalVerb
{
    private const int LinesSaid = 40;

    public string Name => "harvest";

    public string Description => "harvest [SOURCE [--full] | --try ADDRESS | --add ADDRESS NAME]: take in what a source has (name, address or id); --full everything once more; --try shows the first records of an address and keeps nothing; --add adds it to the sources";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var full = arguments.Contains("--full");
        var named = arguments.FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal));
        if (arguments.Contains("--try"))
            return await TryAsync(named, cancellation);
        if (arguments.Contains("--add"))
            return await AddAsync(named, arguments[^1], cancellation);
        var sources = await db.Sources.AsNoTracking().OrderBy(source => source.AddedAt).ToListAsync(cancellation);
        if (named is null)
        {
            foreach (var source in sources)
                await Console.Out.WriteLineAsync($"{source.Id}  {source.Name}  {source.Address} {source.SetSpec}".TrimEnd());
            return 0;
        }
        var meant = sources.FindAll(source => source.Id.ToString() == named || source.Address == named || source.Name.Equals(named, StringComparison.OrdinalIgnoreCase));
        if (meant is [var one])
            return await HarvestAsync(one, full, cancellation);
        await Console.Error.WriteLineAsync(meant.Count == 0 ? $"There is no source \"{named}\"; \"harvest\" alone lists them." : $"\"{named}\" names several sources; use the id.");
        return 2;
    }

    private async Task<int> AddAsync(string? address, string name, CancellationToken cancellation)
    {
        try
        {
            var found = await trial.TryAsync(address, "", "", cancellation);
            var source = new Source
            {
                Name = name == address ? found.Name : name,
                Kind = found.Kind,
                Address = found.Address,
                Format = found.Format,
                AddedAt = time.GetUtcNow(),
            };
            if (await db.Sources.AnyAsync(known => known.Address == source.Address && known.SetSpec == "" && known.Format == source.Format, cancellation))
            {
                await Console.Error.WriteLineAsync("This source is there already.");
                return 2;
            }
            db.Sources.Add(source);
            await db.SaveChangesAsync(cancellation);
            await Console.Out.WriteLineAsync($"{source.Id}  {source.Name}  {source.Address}");
            return 0;
        }
        catch (SourceTroubleException trouble)
        {
            await Console.Error.WriteLineAsync($"Nothing can be taken from there: {trouble.Message}");
            return 1;
        }
    }

    private async Task<int> HarvestAsync(Source source, bool full, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await runs.BeginAsync(source.Id, full, cancellation);
        while (true)
        {
            try
            {
                if (await harvester.RunAsync(source.Id, cancellation) is { } run)
                    return await SayAsync(run, watch.Elapsed, cancellation);
                await Console.Error.WriteLineAsync("Somebody has stopped the run, or is at it already.");
                return 1;
            }
            catch (JobPostponedException pause)
            {
                await Console.Out.WriteLineAsync($"{pause.Message} Again in {pause.Delay.TotalSeconds:0} s.");
                await Task.Delay(pause.Delay, cancellation);
            }
        }
    }

    private async Task<int> SayAsync(Run run, TimeSpan took, CancellationToken cancellation)
    {
        foreach (var line in (await runs.LinesAsync(run.Id, LinesSaid, cancellation)).Reverse())
            await Console.Out.WriteLineAsync($"{line.At:HH:mm:ss}  {line.Kind,-8} {line.Code} {line.Detail}".TrimEnd());
        await Console.Out.WriteLineAsync(
            $"{run.State}: {run.Requests} requests, {run.Seen} records ({run.Added} added, {run.Changed} changed, {run.Removed} removed, {run.Refused} refused) in {took.TotalSeconds:0.0} s"
            + (run.Seen > 0 ? $", {took.TotalMilliseconds / run.Seen:0.00} ms a record, {Environment.WorkingSet / 1_000_000} MB in the end" : "") + $" {run.Trouble} {run.Detail}".TrimEnd());
        return run.State == RunState.Done ? 0 : 1;
    }

    private async Task<int> TryAsync(string? address, CancellationToken cancellation)
    {
        try
        {
            var found = await trial.TryAsync(address, "", "", cancellation);
            await Console.Out.WriteLineAsync($"{found.Kind} {found.Name} {found.Address} ({found.Total?.ToString() ?? "?"} records)");
            foreach (var record in found.Records)
                await Console.Out.WriteLineAsync($"  {record.Title} · {string.Join(", ", record.Creators)} · {(record.Licence.Length > 0 ? record.Licence : record.Rights)} · {record.Address}");
            foreach (var (code, identifier) in found.Refused)
                await Console.Out.WriteLineAsync($"  refused ({code}): {identifier}");
            return 0;
        }
        catch (SourceTroubleException trouble)
        {
            await Console.Error.WriteLineAsync($"Nothing can be taken from there: {trouble.Message}");
            return 1;
        }
    }
}
