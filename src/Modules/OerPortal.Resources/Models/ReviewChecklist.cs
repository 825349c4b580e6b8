namespace OerPortal.Resources.Models;

/// <summary>What every reviewer looks at. Names are the strings <c>review.check.{code}</c>; answers are kept with the decision.</summary>
internal static class ReviewChecklist
{
    internal const string Accessibility = "accessibility";

    internal static IReadOnlyList<string> Questions { get; } = ["content", "licence", "privacy", Accessibility];

    /// <summary>The answers to our questions; others are nobody's.</summary>
    internal static Dictionary<string, bool> Read(IReadOnlyDictionary<string, bool?> sent)
        => Questions.Where(q => sent.GetValueOrDefault(q) is not null).ToDictionary(q => q, q => sent[q]!.Value);

    /// <summary>Key of why this is not published yet; null when nothing is in the way. What not everybody can use is better than nothing.</summary>
    internal static string? Obstacle(IReadOnlyDictionary<string, bool> answers)
    {
        if (Questions.Any(q => !answers.ContainsKey(q)))
            return "resources.refused.unanswered";
        return answers.Any(a => !a.Value && a.Key != Accessibility) ? "resources.refused.unfit" : null;
    }
}
