using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Resources;
using OerPortal.Search;
using OerPortal.Search.Models;
using OerPortal.SearchQuality.Catalogue;
using OerPortal.SearchQuality.Judged;

namespace OerPortal.SearchQuality.Naughty;

/// <summary>
/// Part (c): none of ten thousand naughty questions may fail, take long, or tell a guest of what is not for everybody, by hits, counts or
/// mended words. Every tenth resource of the catalogue is its school's own here and has words that nothing else has.
/// </summary>
internal static class NaughtyTrial
{
    private const int Questions = 10_000;
    private const string Secret = "bimatrieng";

    public static async Task<string> RunAsync(string name, ISearchIndex engine, IReadOnlyList<Item> catalogue, IStringLocalizer strings, Action<string> say, CancellationToken cancellation)
    {
        var own = catalogue.Where((_, i) => i % 10 == 0).Select(item => item.Card.Id).ToHashSet();
        await JudgedTrial.FillAsync(engine, catalogue, strings, entry => own.Contains(entry.Document.ResourceId)
            ? entry with { Document = entry.Document with { Visibility = Visibility.School, Title = $"{entry.Document.Title} {Secret}" } }
            : entry, cancellation);
        say($"{catalogue.Count} resources indexed, {own.Count} of them not for everybody");
        var (failed, leaked, times) = (new List<string>(), new List<string>(), new List<double>());
        foreach (var typed in NaughtyQuestions.Of(catalogue, Questions).Concat([Secret, "bimatrien", "bimatriengg", $"toán {Secret}"]))
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                if (await TellsAsync(engine, typed, catalogue.Count - own.Count, own, cancellation)) leaked.Add(typed);
            }
#pragma warning disable CA1031 // Whatever fails is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed.Add($"{e.GetType().Name} {e.Message}: {typed}");
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (times.Count % 1000 == 0) say($"{times.Count} questions asked");
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## (c) Naughty questions, {name}

            {times.Count} questions of a guest, each for a page and for suggestions: {failed.Count} failed, {leaked.Count} told of what is not for everybody;
            p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, most {times[^1]:0} ms.
            {string.Concat(failed.Concat(leaked).Take(20).Select(line => $"\n- {line.ReplaceLineEndings(" ")[..Math.Min(line.Length, 300)]}"))}

            """);
    }

    private static async Task<bool> TellsAsync(ISearchIndex engine, string typed, int seen, HashSet<Guid> own, CancellationToken cancellation)
    {
        var found = await engine.FindAsync(new SearchRequest(typed, SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest) { CountSchools = true }, cancellation);
        var offered = await engine.SuggestAsync(typed, Access.Guest, 8, cancellation);
        return found.Total > seen || found.Hits.Any(hit => own.Contains(hit.ResourceId)) || found.Facets.Values.Any(counts => counts.Values.Any(count => count > seen))
            || (found.DidYouMean?.Contains(Secret, StringComparison.OrdinalIgnoreCase) == true && !typed.Contains(Secret, StringComparison.OrdinalIgnoreCase)) || offered.Any(offer => offer.Text.Contains(Secret, StringComparison.OrdinalIgnoreCase) || own.Contains(offer.ResourceId ?? Guid.Empty));
    }
}
