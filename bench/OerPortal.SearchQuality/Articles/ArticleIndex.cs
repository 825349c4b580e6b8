using OerPortal.Bench;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.SearchQuality.Articles;

/// <summary>The corpus as resources: what a library of texts with titles and nothing else said about them looks like.</summary>
internal static class ArticleIndex
{
    private const int DescriptionLength = 300;
    private const int AtOnce = 400;
    private static readonly Guid File = Guid.Parse("f0000000-0000-7000-8000-000000000000");
    private static readonly FacetValues Facets = new([], [], ["khac"], "tai-lieu", "cc-by-sa-4.0", "vi");
    private static readonly DateTimeOffset Start = new(2025, 9, 5, 7, 0, 0, TimeSpan.FromHours(7));

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    public static async Task FillAsync(ISearchIndex engine, IReadOnlyList<Article> articles, CancellationToken cancellation)
    {
        foreach (var portion in articles.Index().Chunk(AtOnce)) await engine.PutAsync([.. portion.Select(one => Entry(one.Index, one.Item))], cancellation);
    }

    private static SearchEntry Entry(int number, Article article) => new(
        new SearchDocument(
            Id(number), Guid.Empty, Visibility.Public, Start.AddMinutes(number), article.Title, People: [], Topics: ["Tài liệu"], Keywords: [], Identifiers: [],
            article.Text[..Math.Min(DescriptionLength, article.Text.Length)], Facets, number + 1),
        PassageCutter.Cut(File, "p", heading: null, article.Text).ToAsyncEnumerable());
}
