using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>The words of what describes a resource, read once for all columns that are made of them.</summary>
internal sealed class AnalysedDocument(SearchDocument document)
{
    public AnalysedText Title { get; } = VietnameseText.Analyse(document.Title);

    /// <summary>People, topics, keywords and identifiers.</summary>
    public IReadOnlyList<AnalysedText> Heads { get; } =
        [.. document.People.Concat(document.Topics).Concat(document.Keywords).Concat(document.Identifiers).Select(VietnameseText.Analyse)];

    public AnalysedText Description { get; } = VietnameseText.Analyse(document.Description);
}
