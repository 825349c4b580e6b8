using System.Collections.Concurrent;
using System.Text.Json;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Writes resources into the indexes that answer, and into those that are being made beside them. A text goes there in portions before its resource does. What
/// is there of a newer change is never replaced: every document has the number of its change as its version, and a
/// resource that was taken out leaves its number behind.
/// </summary>
/// <param name="only">Where alone it writes; null for everywhere.</param>
internal sealed class IndexWriter(Cluster cluster, Generations generations, Combinations combinations, Names names, Names? only = null)
{
    private const int AtOnce = 50;
    private const int MostKnown = 200_000;

    // While one portion is written the words of the next are read.
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 3 };

    // What is being made begins empty, and stays the same indexes as long as this writes into it.
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task PutAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;
        foreach (var into in await PlacesAsync(cancellation))
        {
            var known = only is null ? new ConcurrentDictionary<string, bool>(StringComparer.Ordinal) : _known;
            await Parallel.ForEachAsync(entries.Chunk(AtOnce), SideBySide, async (some, _) => await PutAsync(some, into, known, cancellation));
            // Nobody looks into what is being made.
            if (only is null) await generations.ShowAsync(into, cancellation);
        }
    }

    public async Task KeepFilesAsync(Guid resourceId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        foreach (var into in await PlacesAsync(cancellation))
        {
            await DeletePartsAsync(into, [Names.Passages], json =>
            {
                json.Array("filter", filter => filter.Clause("term", "resource", QueryJson.Id(resourceId)));
                json.Array("must_not", not => not.AnyOf("file", fileIds.Select(QueryJson.Id)));
            }, cancellation);
        }
    }

    public async Task RemoveAsync(Guid resourceId, long number, CancellationToken cancellation)
    {
        foreach (var into in await PlacesAsync(cancellation))
        {
            var bulk = new Bulk(cluster);
            await bulk.IndexAsync(into.Of(Names.Resources), QueryJson.Id(resourceId), number, json => json.WriteNumber("change", number), cancellation, resourceId);
            await bulk.FlushAsync(cancellation);
            if (bulk.Outcomes[resourceId] == 409) continue;
            await DeletePartsAsync(into, [(resourceId, number + 1)], cancellation);
        }
    }

    private async Task<IReadOnlyList<Names>> PlacesAsync(CancellationToken cancellation)
        => only is not null ? [only] : await generations.IsBeingMadeAsync(cancellation) ? [names, names.Next] : [names];

    private async Task PutAsync(IReadOnlyList<SearchEntry> entries, Names into, ConcurrentDictionary<string, bool> known, CancellationToken cancellation)
    {
        var numbers = await combinations.NumbersAsync([.. entries.Select(entry => entry.Document.Facets)], cancellation);
        var bulk = new Bulk(cluster);
        foreach (var (entry, number) in entries.Zip(numbers))
        {
            var resource = new IndexedResource(entry.Document, number);
            await foreach (var portion in PassagePortion.CutAsync(entry.Passages, cancellation)) await resource.PutAsync(portion, bulk, into, cancellation);
            await resource.PutAsync(bulk, into, cancellation);
            if (known.Count > MostKnown) known.Clear();
            foreach (var word in resource.Known.Where(word => known.TryAdd(word, true)))
                await bulk.CreateAsync(into.Of(Names.Words), word, json => json.WriteString("word", word), cancellation);
        }

        await bulk.FlushAsync(cancellation);
        // Of one that was replaced the earlier parts go; of one that came too late its own.
        var replaced = entries.Select(entry => entry.Document).Where(document => bulk.Outcomes[document.ResourceId] != 201)
            .Select(document => (document.ResourceId, document.Number + (bulk.Outcomes[document.ResourceId] == 409 ? 1 : 0))).ToArray();
        if (replaced.Length > 0) await DeletePartsAsync(into, replaced, cancellation);
    }

    /// <summary>Deletes what passages and suggestions of the resources are of changes before these.</summary>
    private Task DeletePartsAsync(Names into, IReadOnlyList<(Guid ResourceId, long Before)> resources, CancellationToken cancellation)
        => DeletePartsAsync(into, [Names.Passages, Names.Suggestions], json =>
        {
            json.WriteNumber("minimum_should_match", 1);
            json.Array("should", any =>
            {
                foreach (var (resourceId, before) in resources)
                {
                    any.Object(query => query.Object("bool", b => b.Array("filter", filter =>
                    {
                        filter.Clause("term", "resource", QueryJson.Id(resourceId));
                        filter.Object(range => range.Object("range", r => r.Object("change", c => c.WriteNumber("lt", before))));
                    })));
                }
            });
        }, cancellation);

    // Deleting takes what is found out of what is found: the first page again and again.
    private async Task DeletePartsAsync(Names into, IReadOnlyList<string> kinds, Action<Utf8JsonWriter> which, CancellationToken cancellation)
    {
        const int page = 5000;
        await generations.ShowAsync(into, cancellation);
        foreach (var kind in kinds)
        {
            for (var found = page; found == page;)
            {
                using var answer = await cluster.AskAsync("POST", $"/{into.Of(kind)}/_search?filter_path=hits.hits._id,hits.hits.fields", Body.Of(json =>
                {
                    json.WriteNumber("size", page);
                    json.WriteBoolean("_source", false);
                    json.Array("docvalue_fields", fields => fields.WriteStringValue("change"));
                    json.Array("sort", sort => sort.WriteStringValue("_doc"));
                    json.Object("query", query => query.Object("bool", which));
                }), Cluster.Patiently, cancellation);
                var bulk = new Bulk(cluster);
                found = 0;
                foreach (var hit in Answers.Hits(answer.RootElement))
                {
                    found++;
                    await bulk.DeleteAsync(into.Of(kind), hit.GetProperty("_id").GetString()!, hit.GetProperty("fields").GetProperty("change")[0].GetInt64(), cancellation);
                }

                if (found == 0) break;
                await bulk.FlushAsync(cancellation);
                await generations.ShowAsync(into, cancellation);
            }
        }
    }
}
