using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Entries;

/// <summary>The words of what describes a resource, read once for all columns that are made of them.</summary>
internal sealed class AnalysedDocument(SearchDocument document)
{
    private readonly AnalysedText[] _topics = Read(document.Topics);
    private readonly AnalysedText[] _identifiers = Read(document.Identifiers);

    public AnalysedText Title { get; } = VietnameseText.Analyse(document.Title);

    /// <summary>How long the title is: within a tier the shorter comes first. What is elsewhere counts for one word longer, so that of two alike ours stands first.</summary>
    public short TitleWords => (short)Math.Min(Title.Tokens.Count + (document.Facets.Origins.Contains(Origins.Ours) ? 0 : 1), short.MaxValue);

    public IReadOnlyList<AnalysedText> People { get; } = Read(document.People);

    public IReadOnlyList<AnalysedText> Keywords { get; } = Read(document.Keywords);

    /// <summary>People, topics, keywords and identifiers.</summary>
    public IEnumerable<AnalysedText> Heads => People.Concat(_topics).Concat(Keywords).Concat(_identifiers);

    public AnalysedText Description { get; } = VietnameseText.Analyse(document.Description);

    /// <summary>Entries of the subjects, grades, kind and levels, for questions that name them.</summary>
    public IEnumerable<string> Facets => SchoolQuery.Fields.SelectMany(named => document.Facets.Of(named).Where(code => code.Length > 0).Select(code => Lexemes.Of(named, code)));

    private static AnalysedText[] Read(IEnumerable<string> texts) => [.. texts.Select(VietnameseText.Analyse)];
}
