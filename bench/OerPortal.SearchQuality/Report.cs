using System.Globalization;
using System.Text;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.SearchQuality;

/// <summary>The figures and the worst questions, in Markdown.</summary>
internal sealed class Report
{
    public const string All = "all";
    private const double Apart = 0.03;

    private const string Rule =
        """
        A question is asked as it is typed. Counted is the first page of results (20), or the first ten for nDCG. Where nothing holds all words of the
        question, the portal shows by itself what was surely meant ("mended": how many) or offers another spelling, on which the person then clicks, and what
        comes is counted ("clicks": how many; "without": the measure if nobody clicked). "First place" and "not found" are of what is fully right.
        """;

    private readonly StringBuilder _text = new();

    public static string Whole(IEnumerable<string> engines, TimeSpan took, Report body)
        => FormattableString.Invariant($"# Search quality, {string.Join(" and ", engines)}, {took.TotalSeconds:0} s\n\n{Rule}\n{body}");

    public Report Table(string title, string measure, IReadOnlyList<Score> scores, IReadOnlyList<(string Kind, double? Aim)> kinds)
    {
        Line().Line($"## {title}").Line();
        Line($"| kind | n | {measure} | without | mended | clicks | first place | not found | aim | met |").Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (kind, aim) in kinds) Row(kind, Of(scores, kind), aim);
        return this;
    }

    private Report Row(string kind, Score[] scores, double? aim)
    {
        if (scores.Length == 0) return this;
        var value = Mean(scores);
        var met = aim is null ? "" : value >= aim ? "yes" : "**no**";
        return Line(
            $"| {kind} | {scores.Length} | {value:0.000} | {scores.Average(score => score.WithoutClick):0.000} | {Share(scores, score => score.Answer.Mended is not null)} "
            + $"| {Share(scores, score => score.Answer.Clicked is not null)} | {Share(scores, score => score.Place == 1)} | {Share(scores, score => score.Place is null)} | {aim:0.00} | {met} |");
    }

    /// <summary>How far the first two engines are apart.</summary>
    public Report Between(IReadOnlyList<(string Engine, IReadOnlyList<Score> Scores)> engines)
    {
        if (engines.Count < 2) return this;
        Line().Line($"## Between the engines").Line();
        Line($"| kind | {engines[0].Engine} | {engines[1].Engine} | apart | at most {Apart:0.00} |").Line("|---|---|---|---|---|");
        foreach (var kind in engines[0].Scores.Select(score => score.Kind).Distinct().Append(All))
        {
            var (one, other) = (Mean(Of(engines[0].Scores, kind)), Mean(Of(engines[1].Scores, kind)));
            Line($"| {kind} | {one:0.000} | {other:0.000} | {Math.Abs(one - other):0.000} | {(Math.Abs(one - other) <= Apart ? "yes" : "**no**")} |");
        }

        return this;
    }

    public Report Worst(IEnumerable<Score> scores, int count)
    {
        Line().Line($"## The {count} worst questions").Line();
        Line("| value | kind | typed | meant | came first | read as |").Line("|---|---|---|---|---|---|");
        foreach (var score in WorstFirst(scores).Take(count))
            Line($"| {score.Value:0.00} | {score.Kind} | `{Cell(score.Typed)}` | {Cell(score.Meant)} | {Cell(score.First ?? "nothing")} | {Cell(score.Answer.Clicked ?? score.Answer.Mended ?? "")} |");
        return this;
    }

    // Of hundreds that found nothing some of every kind, from all over the alphabet.
    private static IEnumerable<Score> WorstFirst(IEnumerable<Score> scores) => scores
        .GroupBy(score => score.Kind)
        .SelectMany(kind => kind.OrderBy(score => score.Value).ThenBy(score => new Draw(score.Typed).Below(int.MaxValue)).Index())
        .OrderBy(one => one.Item.Value).ThenBy(one => one.Index).Select(one => one.Item);

    public Report Add(string text) => Line().Line(text);

    public override string ToString() => _text.ToString();

    private static Score[] Of(IReadOnlyList<Score> scores, string kind) => [.. scores.Where(score => kind == All || score.Kind == kind)];

    private static double Mean(Score[] scores) => scores.Average(score => score.Value);

    private static string Share(Score[] scores, Func<Score, bool> which)
        => string.Create(CultureInfo.InvariantCulture, $"{100.0 * scores.Count(which) / scores.Length:0.0} %");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private Report Line(FormattableString text) => Line(FormattableString.Invariant(text));

    private Report Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
