using Npgsql;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Fetching;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Opds;

namespace OerPortal.Harvest.Running;

/// <summary>Goes through a catalogue page by page. A catalogue does not say what has changed since, so every run sees all of it, once.</summary>
internal sealed class OpdsWay(Fetcher fetcher, NpgsqlDataSource data, RunTables runs, Visits visits, Describer describer, HarvestSettings settings, TimeProvider time) : IHarvestWay
{
    private const int Deepest = 5;
    private const int MostPages = 20_000;

    public async Task<Step> StepAsync(Source source, Run run, CancellationToken cancellation)
    {
        if (await visits.NextAsync(run.Id, source.Address, cancellation) is not { } visit)
            return await EndAsync(run, isLeft: false, cancellation);
        if (run.Place.Lists.AreAllSeen && visit.Rank != ListRank.Whole)
            return await EndAsync(run, isLeft: true, cancellation);
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
        await page.WriteAsync();
        page.Say(LineKind.Request, "page", $"{(read.Title.Length > 0 ? read.Title : visit.Address)} ({read.Publications.Count})");
        var lists = Learn(page, read, visit);
        var found = read.Below.Select(list => (list.Address, Depth: visit.Depth + 1, list.Rank));
        var isKnown = visit.Rank == ListRank.Part && read.Publications.Count > 0 && page.FreshKept == 0 && lists.KnowsRest(read.Total);
        if (read.Next is { } next && !isKnown)
            found = found.Prepend((next, visit.Depth, visit.Rank));
        // Other hosts have catalogues of their own, of which the operator has not spoken.
        var host = new Uri(source.Address).Host;
        var ours = found.Where(link => link.Address.Host.Equals(host, StringComparison.OrdinalIgnoreCase)).ToList();
        if (ours.Exists(link => link.Depth > Deepest))
            Leave(page, "deepCatalogue", $"{Deepest}");
        var added = await visits.AddAsync(page, [.. ours.Where(link => link.Depth <= Deepest).Select(link => (new UriBuilder(link.Address) { Fragment = "" }.Uri.AbsoluteUri, link.Depth, link.Rank))], MostPages, cancellation);
        if (!added)
            Leave(page, "longCatalogue", $"{MostPages}");
    }

    private static SeenLists Learn(TakenPage page, OpdsPage read, Visit visit)
    {
        var (place, count, isEnd) = (page.Run.Place, read.Publications.Count, read.Next is null);
        var lists = place.Lists with { Kept = place.Lists.Kept + page.FreshKept };
        lists = visit.Rank switch
        {
            // What was passed over may have been in it.
            ListRank.Whole => lists.WithWhole(isEnd && count > 0 && !place.IsPartial),
            ListRank.Newest => lists.WithNewest(count, read.Total, isEnd && !place.IsPartial),
            // The first page shows the first of every list.
            _ => visit.Number == 0 ? lists : lists.WithPart(count, page.FreshKept),
        };
        page.Run = page.Run with { Place = place with { Lists = lists } };
        return lists;
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

    /// <param name="isLeft">Whether there are lists that were not read, since they lead to what was seen.</param>
    private async Task<Step> EndAsync(Run run, bool isLeft, CancellationToken cancellation)
    {
        await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
        page.Run = run;
        if (isLeft)
            page.Say(LineKind.Remark, "seenAll", $"{run.Place.Lists.Kept}");
        if (!run.Place.IsPartial)
            await page.SweepAsync();
        return await page.KeepAsync(isLast: true);
    }
}
