using OerPortal.Bench;
using OerPortal.Search.Models;

namespace OerPortal.SearchQuality.Articles;

/// <summary>Part (a): titles typed in many ways, and phrases from inside, over the whole corpus.</summary>
internal sealed record LookUps(IReadOnlyList<Article> Articles, IReadOnlyList<LookUp> All)
{
    private const int Sampled = 600;

    public static async Task<LookUps> ReadAsync(string corpus, CancellationToken cancellation)
    {
        var articles = await Article.ReadAsync(corpus, shortest: 0, cancellation);
        var titles = new TitleLookUps(articles);
        var step = articles.Count / Sampled;
        var chosen = Enumerable.Range(0, Sampled).Select(i => i * step).ToArray();
        return new(articles, [.. chosen.SelectMany(titles.Of), .. chosen.Select(number => PhraseLookUps.Of(articles, number)).OfType<LookUp>()]);
    }

    public async Task<IReadOnlyList<Score>> AskAsync(ISearchIndex engine, Action<string> say, CancellationToken cancellation)
    {
        await ArticleIndex.FillAsync(engine, Articles, cancellation);
        say($"{Articles.Count} articles indexed");
        var scores = await Score.OfAllAsync(All, (question, stop) => AskAsync(engine, question, stop), cancellation);
        say($"{scores.Count} questions asked");
        return scores;
    }

    private async Task<Score> AskAsync(ISearchIndex engine, LookUp question, CancellationToken cancellation)
    {
        var answer = await Answer.ToAsync(question.Typed, engine, cancellation);
        var right = question.Right.Select(ArticleIndex.Id).ToHashSet();
        var place = Place(answer.Found, right);
        var first = answer.Found.Count > 0 ? Articles[ArticleIndex.Number(answer.Found[0])].Title : null;
        return new Score(
            question.Kind, question.Typed, question.Meant, Measures.ReciprocalRank(place), Measures.ReciprocalRank(Place(answer.WithoutClick, right)), place, answer, first);
    }

    private static int? Place(IReadOnlyList<Guid> found, HashSet<Guid> right)
        => found.Index().Where(one => right.Contains(one.Item)).Select(one => (int?)one.Index + 1).FirstOrDefault();
}
