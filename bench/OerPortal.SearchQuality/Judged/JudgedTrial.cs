using Microsoft.Extensions.Localization;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.SearchQuality.Catalogue;

namespace OerPortal.SearchQuality.Judged;

/// <summary>Part (b): what pupils and teachers type, over a made catalogue.</summary>
internal static class JudgedTrial
{
    private const int AtOnce = 400;
    private static readonly Guid File = Guid.Parse("f0000000-0000-7000-8000-000000000000");

    public static async Task<IReadOnlyList<Score>> RunAsync(
        ISearchIndex engine, IReadOnlyList<Item> catalogue, IStringLocalizer strings, Action<string> say, CancellationToken cancellation)
    {
        await FillAsync(engine, catalogue, strings, entry => entry, cancellation);
        say($"{catalogue.Count} resources indexed");
        var items = catalogue.ToDictionary(item => item.Card.Id);
        var scores = await Score.OfAllAsync(Question.All, (question, stop) => AskAsync(engine, question, items, stop), cancellation);
        say($"{scores.Count} questions asked");
        return scores;
    }

    /// <param name="change">What is indexed in place of what the catalogue says.</param>
    public static async Task FillAsync(ISearchIndex engine, IReadOnlyList<Item> catalogue, IStringLocalizer strings, Func<SearchEntry, SearchEntry> change, CancellationToken cancellation)
    {
        foreach (var portion in catalogue.Index().Chunk(AtOnce)) await engine.PutAsync([.. portion.Select(one => change(Entry(strings, one.Item, one.Index + 1)))], cancellation);
    }

    private static SearchEntry Entry(IStringLocalizer strings, Item item, int number)
        => new(strings.Describe(item.Resource, number), PassageCutter.Cut(File, "p", heading: null, item.Text).ToAsyncEnumerable());

    private static async Task<Score> AskAsync(ISearchIndex engine, Question question, Dictionary<Guid, Item> items, CancellationToken cancellation)
    {
        var answer = await Answer.ToAsync(question.Typed, engine, cancellation);
        var grades = items.ToDictionary(item => item.Key, item => question.Grade(item.Value));
        var best = grades.Values.Max();
        if (best == 0) throw new InvalidOperationException($"Nothing answers '{question.Typed}'; its rule is wrong.");
        var first = answer.Found.Count > 0 ? $"{items[answer.Found[0]]}: {grades[answer.Found[0]]}" : null;
        var place = answer.Found.Take(Measures.Shown).Index().Where(one => grades[one.Item] == best).Select(one => (int?)one.Index + 1).FirstOrDefault();
        return new Score(question.Kind, question.Typed, question.Rule, Ndcg(answer.Found), Ndcg(answer.WithoutClick), place, answer, first);

        double Ndcg(IReadOnlyList<Guid> found) => Measures.Ndcg(found.Select(id => grades[id]), grades.Values);
    }
}
