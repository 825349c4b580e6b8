using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>Brings an index up to the present state of a resource, whatever happened to it. Doing it twice changes nothing.</summary>
internal sealed class ResourceIndexing(
    IResources resources, IFiles files, Indexes indexes, ReaderCounts readers, IStringLocalizer strings, IPageCache pages)
{
    /// <summary>What pages and answers that show search results carry.</summary>
    public const string CacheTag = "search";

    public async Task RefreshAsync(string engine, Guid resourceId, CancellationToken cancellation)
    {
        if (indexes.Find(engine) is not { } index) return;
        if (await resources.RecordAsync(resourceId, cancellation) is { } record) await ShowAsync(index, [record], cancellation);
        await pages.ForgetAsync(CacheTag, cancellation);
    }

    /// <summary>Forgets text that must not be shown any more (a file found infected, say) before the resource's turn to be indexed comes.</summary>
    public async Task ForgetFilesAsync(string engine, Guid resourceId, CancellationToken cancellation)
    {
        if (indexes.Find(engine) is not { } index || await resources.DocumentAsync(resourceId, cancellation) is not { } found)
            return;
        await index.KeepFilesAsync(resourceId, TextsOf(found), cancellation);
        await pages.ForgetAsync(CacheTag, cancellation);
    }

    /// <summary>Shows what records say, without forgetting kept pages.</summary>
    /// <param name="records">Of each resource one.</param>
    public async Task ShowAsync(ISearchIndex index, IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        foreach (var gone in records.Where(record => record.Document is null)) await index.RemoveAsync(gone.Id, gone.Number, cancellation);
        var shown = records.Where(record => record.Document is not null).ToArray();
        if (shown.Length == 0) return;
        var counts = await readers.OfAsync([.. shown.Select(record => record.Id)], cancellation);
        await index.PutAsync([.. shown.Select(record => Entry(record, counts.GetValueOrDefault(record.Id)))], cancellation);
    }

    private SearchEntry Entry(PublicRecord<ResourceDocument> record, int readBy)
        => new(strings.Describe(record.Document!, record.Number) with { Readers = readBy }, PassagesAsync(TextsOf(record.Document!), CancellationToken.None));

    // What is lent is found by its description alone: no snippet may show what only a loan opens.
    private static IReadOnlyList<Guid> TextsOf(ResourceDocument document) => Licences.IsLent(document.Card.Licence) ? [] : document.FileIds;

    private async IAsyncEnumerable<SearchPassage> PassagesAsync(IReadOnlyList<Guid> fileIds, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var fileId in fileIds)
        {
            await foreach (var passage in files.PassagesAsync(fileId, cancellation))
            {
                foreach (var part in PassageCutter.Cut(fileId, passage.Locator, passage.Heading, passage.Text)) yield return part;
            }
        }
    }
}
