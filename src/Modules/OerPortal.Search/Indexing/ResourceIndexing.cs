using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>Brings the index up to the present state of a resource, whatever happened to it. Doing it twice changes nothing.</summary>
internal sealed class ResourceIndexing(
    IResources resources, IFiles files, ISearchEngine engine, IStringLocalizer strings, IPageCache pages)
{
    /// <summary>What pages and answers that show search results carry.</summary>
    public const string CacheTag = "search";

    private static readonly CultureInfo[] SpokenHere = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    public async Task RefreshAsync(Guid resourceId, CancellationToken cancellation)
    {
        if (await resources.RecordAsync(resourceId, cancellation) is { } record) await ShowAsync([record], cancellation);
        await pages.ForgetAsync(CacheTag, cancellation);
    }

    /// <summary>Forgets text that must not be shown any more (a file found infected, say) before the resource's turn to be indexed comes.</summary>
    public async Task ForgetFilesAsync(Guid resourceId, CancellationToken cancellation)
    {
        if (await resources.DocumentAsync(resourceId, cancellation) is not { } found)
            return;
        await engine.KeepFilesAsync(resourceId, found.FileIds, cancellation);
        await pages.ForgetAsync(CacheTag, cancellation);
    }

    /// <summary>Shows what records say, without forgetting kept pages.</summary>
    /// <param name="records">Of each resource one.</param>
    public async Task ShowAsync(IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        foreach (var gone in records.Where(record => record.Document is null)) await engine.RemoveAsync(gone.Id, gone.Number, cancellation);
        await engine.PutAsync([.. records.Where(record => record.Document is not null).Select(Entry)], cancellation);
    }

    private SearchEntry Entry(PublicRecord<ResourceDocument> record)
        => new(Describe(record.Document!, record.Number), PassagesAsync(record.Document!.FileIds, CancellationToken.None));

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

    private SearchDocument Describe(ResourceDocument found, long number)
    {
        var card = found.Card;
        var language = SpokenLanguage.Read(card.Language) ?? "vi";
        return new SearchDocument(
            card.Id,
            card.SiteId,
            card.Visibility,
            card.PublishedAt,
            card.Title,
            card.Authors,
            Topics(card, language),
            found.About.Keywords,
            [.. found.About.Identifiers.Select(identifier => identifier.Value)],
            card.Description,
            Facets(found, language),
            number);
    }

    private static FacetValues Facets(ResourceDocument found, string language)
    {
        var card = found.Card;
        return new FacetValues(card.Levels, [.. card.Grades.Select(grade => grade.ToString(CultureInfo.InvariantCulture))], card.Subjects, card.Kind, card.Licence, language)
        {
            Formats = FileFormats.Of(card.Formats, found.About.Accessibility.Modes.Contains("auditory")),
            Year = card.PublishedAt.ToOffset(VietnamTime.Offset).ToString("yyyy", CultureInfo.InvariantCulture),
        };
    }

    // "toán lớp 4" should find a worksheet whose title says neither: what the form asked for is said in words, in both languages of the portal.
    private List<string> Topics(ResourceCard card, string language)
    {
        var topics = new List<string>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var culture in SpokenHere)
            {
                CultureInfo.CurrentUICulture = culture;
                IEnumerable<string> keys = [.. card.Subjects.Select(code => "subject." + code), .. card.Levels.Select(code => "level." + code), "kind." + card.Kind, "language." + language];
                topics.AddRange(keys.Select(key => strings[key]).Where(name => !name.ResourceNotFound).Select(name => name.Value));
                topics.AddRange(card.Grades.Select(grade => strings["grade", grade]).Where(name => !name.ResourceNotFound).Select(name => name.Value));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return [.. topics.Distinct(StringComparer.Ordinal)];
    }
}
