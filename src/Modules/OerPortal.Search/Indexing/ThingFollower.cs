using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>Keeps an index up to the last change of everything that is found beside resources, each kind with a cursor of its own.</summary>
internal sealed class ThingFollower(
    IEnumerable<IFindableThings> kinds, FollowerCursor cursor, IStringLocalizer strings, IPageCache pages, ILogger<ThingFollower> log)
{
    public async Task FollowAsync(string engine, ISearchIndex index, CancellationToken cancellation)
    {
        foreach (var things in kinds)
        {
            var number = await cursor.ReadAsync(Cursor(engine, things), cancellation);
            while (await things.ChangesSinceAsync(number, CatalogueFollower.AtOnce, cancellation) is { Count: > 0 } records)
            {
                await ShowAsync(index, records, cancellation);
                number = records[^1].Number;
                await cursor.KeepAsync(Cursor(engine, things), number, cancellation);
                await pages.ForgetSoonAsync(ResourceIndexing.CacheTag, cancellation);
            }
        }
    }

    public async Task<bool> IsBehindAsync(string engine, CancellationToken cancellation)
    {
        foreach (var things in kinds)
        {
            if ((await things.ChangesSinceAsync(await cursor.ReadAsync(Cursor(engine, things), cancellation), count: 1, cancellation)).Count > 0) return true;
        }

        return false;
    }

    /// <summary>Puts everything there is into what a rebuild makes. The follower goes on from where it was: what it writes meanwhile it writes there too.</summary>
    public async Task RebuildAsync(ISearchIndex made, CancellationToken cancellation)
    {
        foreach (var things in kinds)
        {
            var until = await things.LastNumberAsync(cancellation);
            for (var number = 0L; number < until;)
            {
                var records = await things.ChangesSinceAsync(number, CatalogueFollower.AtOnce, cancellation);
                if (records.Count == 0) break;
                await ShowAsync(made, records, cancellation);
                number = records[^1].Number;
            }
        }
    }

    private async Task ShowAsync(ISearchIndex index, IReadOnlyList<PublicRecord<FindableThing>> records, CancellationToken cancellation)
    {
        if (await TryAsync(index, records, cancellation)) return;
        foreach (var record in records) await TryAsync(index, [record], cancellation);
    }

    private async Task<bool> TryAsync(ISearchIndex index, IReadOnlyList<PublicRecord<FindableThing>> records, CancellationToken cancellation)
    {
        try
        {
            foreach (var gone in records.Where(record => record.Document is null)) await index.RemoveAsync(gone.Id, gone.Number, cancellation);
            await index.PutAsync([.. records.Where(record => record.Document is not null).Select(record => new SearchEntry(Describe(record), AsyncEnumerable.Empty<SearchPassage>()))], cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever one of them provokes must not stop those behind it.
        catch (Exception e) when (!cancellation.IsCancellationRequested && !DatabaseOutage.Is(e) && e is not IndexUnavailableException)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "{Count} things from elsewhere could not be indexed, the first is {Id}", records.Count, records[0].Id);
            return false;
        }
    }

    private SearchDocument Describe(PublicRecord<FindableThing> record)
    {
        var thing = record.Document!;
        return new SearchDocument(
            record.Id,
            // No site of ours has contributed it.
            Guid.Empty,
            Visibility.Public,
            thing.Since,
            thing.Title,
            thing.People,
            strings.Topics(thing.Subjects, thing.Levels, thing.Grades, thing.Kind, thing.Language),
            thing.Keywords,
            thing.Identifiers,
            thing.Description,
            new FacetValues(thing.Levels, [.. thing.Grades.Select(grade => grade.ToString(CultureInfo.InvariantCulture))], thing.Subjects, thing.Kind, thing.Licence, thing.Language)
            {
                Year = thing.Since.ToOffset(VietnamTime.Offset).ToString("yyyy", CultureInfo.InvariantCulture),
                Origins = thing.PassesOn ? [Origins.Elsewhere, Origins.PassedOn] : [Origins.Elsewhere],
            },
            record.Number);
    }

    private static string Cursor(string engine, IFindableThings things) => $"{engine}:{things.Kind}";
}
