using Npgsql;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Fetching;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Opds;

namespace OerPortal.Harvest.Running;

/// <summary>Goes through a catalogue page by page. A catalogue does not say what has changed since, so every run sees all of it.</summary>
internal sealed class OpdsWay(Fetcher fetcher, NpgsqlDataSource data, RunTables runs, Visits visits, Describer describer, HarvestSettings settings, TimeProvider time) : IHarvestWay
{
    private const int Deepest = 5;
    private const int MostPages = 20_000;

    public async Task<Step> StepAsync(Source source, Run run, CancellationToken cancellation)
    {
        if (await visits.NextAsync(run.Id, source.Address, cancellation) is not { } visit)
            return await EndAsync(run, cancellation);
        OpdsPage? read = null;
        SourceTroubleException? trouble = null;
        try
        {
            await using var fetched = await fetcher.GetAsync(new Uri(visit.Address), OpdsReader.Accept, cancellation);
            read = OpdsReader.Read(fetched, settings);
        }
        catch (SourceTroubleException e) when (!e.IsPassing && visit.Number > 0)
        {
            trouble = e;
        }
        await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
        if (read is not null)
            await TakeAsync(source, page, read, visit, cancellation);
        else
            Pass(page, trouble!, visit);
        await visits.DoneAsync(page, visit, cancellation);
        return await page.KeepAsync();
    }

    private async Task TakeAsync(Source source, TakenPage page, OpdsPage read, Visit visit, CancellationToken cancellation)
    {
        foreach (var raw in read.Publications)
            await page.TakeAsync(raw);
        page.Say(LineKind.Request, "page", $"{(read.Title.Length > 0 ? read.Title : visit.Address)} ({read.Publications.Count})");
        var host = new Uri(source.Address).Host;
        var found = read.Below.Select(address => (address, Depth: visit.Depth + 1));
        if (read.Next is { } next)
            found = found.Prepend((next, visit.Depth));
        // Other hosts have catalogues of their own, of which the operator has not spoken.
        var ours = found.Where(link => link.address.Host.Equals(host, StringComparison.OrdinalIgnoreCase)).ToList();
        if (ours.Exists(link => link.Depth > Deepest))
            Leave(page, "deepCatalogue", $"{Deepest}");
        var added = await visits.AddAsync(page, [.. ours.Where(link => link.Depth <= Deepest).Select(link => (new UriBuilder(link.address) { Fragment = "" }.Uri.AbsoluteUri, link.Depth))], MostPages, cancellation);
        if (!added)
            Leave(page, "longCatalogue", $"{MostPages}");
    }

    private static void Pass(TakenPage page, SourceTroubleException trouble, Visit visit)
    {
        page.Say(LineKind.Trouble, trouble.Code, trouble.Detail);
        Leave(page, "passedOver", visit.Address);
    }

    /// <summary>Not everything is seen: then nothing is taken for gone at the end.</summary>
    private static void Leave(TakenPage page, string remark, string detail)
    {
        page.Say(LineKind.Remark, remark, detail);
        page.Run = page.Run with { Place = page.Run.Place with { IsPartial = true } };
    }

    private async Task<Step> EndAsync(Run run, CancellationToken cancellation)
    {
        await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
        page.Run = run;
        if (!run.Place.IsPartial)
            await page.SweepAsync();
        return await page.KeepAsync(isLast: true);
    }
}
