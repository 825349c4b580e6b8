using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Running;

/// <summary>
/// The way around an answer that cannot be read: its records are asked for by datestamps, in halves and halves of halves, until only the second
/// (or day) is left out in which the broken record stands. What was not reached is not lost, and nobody has to mend the source first.
/// </summary>
internal static class BrokenLists
{
    /// <summary>Of one broken record among those of thirty years some thirty answers are broken. A source that is broken all over is left soon.</summary>
    private const int MostBroken = 100;

    /// <summary>The lists that are asked for instead; empty where what is broken is left out. Null where there is no way around.</summary>
    public static IReadOnlyList<Window>? WayAround(Place place, SourceTroubleException trouble, DateTimeOffset now)
    {
        // Fewer records may be less than too much, too.
        if (trouble.Code is not ("xml" or "deep" or "dtd" or "tooLarge" or "packed") || place.Broken >= MostBroken || Rest(place) is not { } rest)
            return null;
        var end = Datestamp.AsArgument(place.AnsweredAt, place.IsDaily) ?? Datestamp.Write(now.UtcDateTime, place.IsDaily);
        return Datestamp.Halves(rest, end, place.IsDaily) is { } halves ? [halves.First, halves.Second] : [];
    }

    /// <summary>Goes on around the answer, and says so.</summary>
    /// <param name="around">The <see cref="WayAround"/>.</param>
    public static Task<Step> PassAsync(TakenPage page, SourceTroubleException trouble, IReadOnlyList<Window> around)
    {
        var place = page.Run.Place;
        var rest = Rest(place)!;
        if (around.Count > 0)
        {
            page.Say(LineKind.Remark, "smaller", rest.ToString());
        }
        else
        {
            page.Say(LineKind.Trouble, trouble.Code, trouble.Detail);
            page.Say(LineKind.Refused, "broken", rest.ToString());
            page.Run = page.Run with { Refused = page.Run.Refused + 1 };
            place = place with { IsPartial = true };
        }
        place = place with { Broken = place.Broken + 1, Waiting = [.. around, .. place.Waiting] };
        var isLast = place.Waiting.Count == 0;
        page.Run = page.Run with { Place = isLast ? place : Next(place, page.Run.Requests) };
        return page.KeepAsync(isLast);
    }

    /// <summary>At the beginning of the list that waits first.</summary>
    public static Place Next(Place place, int requests)
        => place.AtBeginning(place.Waiting[0].From, place.Waiting[0].Until, requests) with { Waiting = [.. place.Waiting.Skip(1)] };

    /// <summary>What may not have been read of the list: all since the last datestamp, where they came in order.</summary>
    private static Window? Rest(Place place)
    {
        var from = Datestamp.AsArgument(place.Reached, place.IsDaily) ?? Datestamp.AsArgument(place.From ?? place.Earliest, place.IsDaily);
        return from is null ? null : new Window(from, place.Until);
    }
}
