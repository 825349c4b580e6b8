using OerPortal.Resources;

namespace OerPortal.Search.Models;

/// <summary>A published resource as every engine indexes it.</summary>
/// <param name="Number">Of the catalogue's change that it shows; of two the greater is the newer.</param>
/// <param name="People">Names of authors and other contributors.</param>
/// <param name="Topics">Subject names, grades, levels, kind in both interface languages, and keywords: what people type beside a title.</param>
/// <param name="Keywords">The contributor's own keywords, which may also be suggested.</param>
/// <param name="Identifiers">ISBN, barcodes.</param>
/// <param name="Languages">Primary language subtag.</param>
public sealed record SearchDocument(
    Guid ResourceId,
    Guid SiteId,
    Visibility Visibility,
    DateTimeOffset PublishedAt,
    string Title,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Identifiers,
    string Description,
    FacetValues Facets,
    long Number)
{
    /// <summary>How many people read or took it along lately; 0 where they were fewer than five.</summary>
    public int Readers { get; init; }
}

/// <summary>Facet codes of one resource.</summary>
public sealed record FacetValues(
    IReadOnlyList<string> Levels,
    IReadOnlyList<string> Grades,
    IReadOnlyList<string> Subjects,
    string Kind,
    string Licence,
    string Language)
{
    /// <summary>Codes of <see cref="FileFormats"/>.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Four digits; empty when it is not known.</summary>
    public string Year { get; init; } = "";

    /// <summary>Codes of <see cref="Origins"/>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [Search.Origins.Ours];

    /// <summary>None of the school: <see cref="SearchDocument.SiteId"/> says that.</summary>
    public IReadOnlyList<string> Of(FacetField field) => field switch
    {
        FacetField.Level => Levels,
        FacetField.Grade => Grades,
        FacetField.Subject => Subjects,
        FacetField.Kind => [Kind],
        FacetField.Licence => [Licence],
        FacetField.Language => [Language],
        FacetField.Year when Year.Length > 0 => [Year],
        FacetField.Format => Formats,
        FacetField.Origin => Origins,
        _ => [],
    };
}

/// <summary>A stretch of a file's text, short enough to show a snippet of.</summary>
public sealed record SearchPassage(Guid FileId, string Locator, string? Heading, string Text);

/// <summary>A resource as it is put into an index.</summary>
/// <param name="Passages">In reading order; read once, a portion at a time, so that a long text is never held whole.</param>
public sealed record SearchEntry(SearchDocument Document, IAsyncEnumerable<SearchPassage> Passages);
