using OerPortal.SearchQuality.Catalogue;

namespace OerPortal.SearchQuality.Judged;

/// <summary>What every question's rule comes to, for whoever judges the judge.</summary>
internal static class Judgements
{
    private const int Named = 12;

    public static string Of(IReadOnlyList<Item> catalogue) => string.Join('\n', Question.All.SelectMany(question => Of(question, catalogue)));

    private static IEnumerable<string> Of(Question question, IReadOnlyList<Item> catalogue) => catalogue
        .GroupBy(question.Grade).Where(graded => graded.Key > 0).OrderByDescending(graded => graded.Key)
        .Select(graded => $"  {graded.Key}: {graded.Count()} of {Lessons(graded)}")
        .Prepend($"{question.Typed}  ({question.Rule})");

    private static string Lessons(IEnumerable<Item> items)
    {
        var lessons = items.Select(item => $"{item.Topic} ({item.Subject} {item.Grade})").Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(" | ", lessons.Take(Named)) + (lessons.Length > Named ? " | …" : "");
    }
}
