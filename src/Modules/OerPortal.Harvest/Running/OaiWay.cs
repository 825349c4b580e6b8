using Npgsql;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Fetching;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Oai;

namespace OerPortal.Harvest.Running;

/// <summary>Harvests an OAI-PMH 2.0 repository.</summary>
internal sealed class OaiWay(Fetcher fetcher, NpgsqlDataSource data, RunTables runs, Describer describer, HarvestSettings settings, TimeProvider time) : IHarvestWay
{
    internal const string Accept = "text/xml, application/xml;q=0.9, */*;q=0.1";

    private const int MostRestarts = 5;
    private const int MostEmpty = 50;
    private const int MostRecords = 5_000_000;

    public async Task<Step> StepAsync(Source source, Run run, CancellationToken cancellation)
    {
        if (!run.Place.IsKnown)
            return await MeetAsync(source, run, cancellation);
        try
        {
            return await ListAsync(source, run, cancellation);
        }
        catch (SourceTroubleException trouble) when (BrokenLists.WayAround(run.Place, trouble, time.GetUtcNow()) is { } around)
        {
            await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
            return await BrokenLists.PassAsync(page, trouble, around);
        }
    }

    private async Task<Step> MeetAsync(Source source, Run run, CancellationToken cancellation)
    {
        await using var fetched = await fetcher.GetAsync(OaiAddress.Identify(new Uri(source.Address)), Accept, cancellation);
        using var answer = new OaiAnswer(fetched.Body, settings.MostBytes).ReadAll();
        if (answer.Error is { } error)
            throw new SourceTroubleException("oai", $"{error} {answer.ErrorText}".Trim());
        var isDaily = answer.About.GetValueOrDefault("granularity", "").Length == 10;
        await runs.KeepDeletionsAsync(source.Id, answer.About.GetValueOrDefault("deletedRecord", ""), cancellation);
        var since = run.IsFull ? null : Datestamp.Before((await runs.ProgressAsync(source.Id, cancellation)).NextFrom, isDaily);
        await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
        page.Run = page.Run with { Place = new Place { IsKnown = true, IsDaily = isDaily, From = since, Earliest = answer.About.GetValueOrDefault("earliestDatestamp") } };
        page.Say(LineKind.Request, "identify", answer.About.GetValueOrDefault("repositoryName", ""));
        return await page.KeepAsync();
    }

    private async Task<Step> ListAsync(Source source, Run run, CancellationToken cancellation)
    {
        var (repository, place) = (new Uri(source.Address), run.Place);
        var question = place.Token is { } token ? OaiAddress.More(repository, token) : OaiAddress.Records(repository, source.Format, source.SetSpec, place.From, place.Until);
        await using var fetched = await fetcher.GetAsync(question, Accept, cancellation);
        using var answer = new OaiAnswer(fetched.Body, settings.MostBytes);
        await using var page = await TakenPage.BeginAsync(data, run, runs, describer, time, cancellation);
        var seen = run.Seen;
        foreach (var raw in answer.Records())
        {
            await page.TakeAsync(raw);
            place = Reach(place, raw.Datestamp);
        }
        await page.WriteAsync();
        page.Say(LineKind.Request, place.Token is null ? "list" : "more", $"{page.Run.Seen - seen}");
        var isLast = Advance(page, place, answer);
        if (isLast && page.Run is { IsFull: true, Place.IsPartial: false })
            await page.SweepAsync();
        return await page.KeepAsync(isLast);
    }

    /// <returns>Whether this was the last answer of the list.</returns>
    private static bool Advance(TakenPage page, Place place, OaiAnswer answer)
    {
        place = place with { AnsweredAt = place.AnsweredAt ?? (Datestamp.IsRight(answer.ResponseDate) ? answer.ResponseDate : null) };
        if (answer.Error == "badResumptionToken" && place.Token is not null)
            place = Restart(page, place);
        else if (answer.Error is "noRecordsMatch" or null)
            place = Next(page, place, answer.Token.Length > 0 ? answer.Token : null);
        else
            throw new SourceTroubleException("oai", $"{answer.Error} {answer.ErrorText}".Trim());
        var isEnded = answer.Error is null or "noRecordsMatch" && place.Token is null;
        var isLast = isEnded && place.Waiting.Count == 0;
        page.Run = page.Run with { Place = isEnded && !isLast ? BrokenLists.Next(place, page.Run.Requests) : place };
        return isLast;
    }

    private static Place Next(TakenPage page, Place place, string? token)
    {
        place = place with { Token = token, Empty = page.Fresh > 0 ? Math.Min(place.Empty, 0) : place.Empty + 1 };
        if (token is null)
            return place;
        if (place.Empty > MostEmpty || page.Run.Seen > MostRecords || token.Length > 8000)
            throw new SourceTroubleException("endless");
        // A token that comes again leads round in a circle, whatever stands between (R. P. Brent, 1980).
        if (token == place.Marked)
            throw new SourceTroubleException("circle");
        return place.Steps + 1 == place.Power
            ? place with { Marked = token, Power = place.Power * 2, Steps = 0 }
            : place with { Marked = place.Marked ?? token, Steps = place.Steps + 1 };
    }

    /// <summary>The repository has forgotten its token: the list is asked for anew, from the last datestamp where they came in order.</summary>
    private static Place Restart(TakenPage page, Place place)
    {
        var reached = Datestamp.AsArgument(place.Reached, place.IsDaily);
        var gotOn = reached is not null && string.CompareOrdinal(reached, place.From ?? "") > 0;
        if (!gotOn && place.Restarts >= MostRestarts)
            throw new SourceTroubleException("tokens", $"{MostRestarts}");
        page.Say(LineKind.Remark, "restart", (gotOn ? reached : place.From) ?? "");
        return place.AtBeginning(gotOn ? reached : place.From, place.Until, page.Run.Requests) with { Restarts = gotOn ? 0 : place.Restarts + 1 };
    }

    private static Place Reach(Place place, string datestamp) => place.Reached switch
    {
        null => place,
        var before when Datestamp.IsRight(datestamp) && string.CompareOrdinal(before, datestamp) <= 0 => place with { Reached = datestamp },
        _ => place with { Reached = null },
    };
}
