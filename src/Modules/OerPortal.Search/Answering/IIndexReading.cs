using OerPortal.Search.Entries;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Answering;

/// <summary>What an engine must be able to do to answer one search of one person. All of it as far as that person may see.</summary>
internal interface IIndexReading
{
    /// <summary>What is counted no further.</summary>
    const int MostCounted = 1000;

    /// <summary>So many titles, names and keywords show how words are written.</summary>
    const int MostTitles = 20;

    const int MostTexts = 3;

    const int MostAlike = 12;

    /// <summary>So many places are read to see how near the words stand.</summary>
    const int MostPlaces = 60;

    /// <summary>A page of the documents of which <paramref name="all"/> is true (of all there are, when it is null), in the order that the request wants.</summary>
    Task<SearchResult> PageAsync(SearchRequest request, QueryText query, Asked? all, Tiers tiers, CancellationToken cancellation);

    /// <summary>Places in the text of files that have all words of the query somewhere, the likeliest first.</summary>
    Task<IReadOnlyList<(Guid ResourceId, string Text)>> PlacesAsync(QueryText query, CancellationToken cancellation);

    /// <summary>How many documents there are of which each is true; of very many, that there are many.</summary>
    Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<Asked> questions, CancellationToken cancellation);

    /// <summary>Those of the folded words that stand in public documents.</summary>
    Task<IReadOnlyList<string>> KnownAsync(IReadOnlyCollection<string> words, CancellationToken cancellation);

    /// <summary>Known words of much the same letters, likest first.</summary>
    Task<IReadOnlyList<string>> AlikeAsync(string word, CancellationToken cancellation);

    /// <summary>Titles, names and keywords, or else pieces of text, in which the folded words stand side by side.</summary>
    Task<IReadOnlyList<string>> WrittenAsync(IReadOnlyList<string> words, CancellationToken cancellation);

    /// <summary>The title, name or keyword of most alike letters, with how much alike it is, from 0 to 1.</summary>
    /// <param name="words">Folded.</param>
    Task<(string Text, double Likeness)?> LikestAsync(IReadOnlyList<string> words, CancellationToken cancellation);
}
