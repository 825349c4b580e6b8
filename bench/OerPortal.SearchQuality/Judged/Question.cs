using OerPortal.SearchQuality.Catalogue;

namespace OerPortal.SearchQuality.Judged;

/// <summary>A question of a school with its judgements (questions.txt): a rule that grades by itself, rules with a grade, and lessons or titles graded by hand.</summary>
internal sealed class Question
{
    private readonly List<string> _lines = [];
    private readonly List<(int Grade, Wanted Rule)> _rules = [];
    private readonly Dictionary<string, int> _byHand = new(StringComparer.Ordinal);
    private readonly Wanted? _wanted;

    private Question(string kind, string typed, string rule)
    {
        (Kind, Typed) = (kind, typed);
        if (rule.Length == 0) return;
        _wanted = Wanted.Read(rule);
        _lines.Add(rule);
    }

    public static IReadOnlyList<Question> All { get; } = ReadAll();

    public string Kind { get; }

    public string Typed { get; }

    /// <summary>What is written of it.</summary>
    public string Rule => string.Join("; ", _lines);

    /// <summary>From 0, of no use, to 3, what the person wants.</summary>
    public int Grade(Item item)
    {
        if (_byHand.TryGetValue(item.Card.Title, out var grade) || _byHand.TryGetValue(item.Topic, out grade)) return grade;
        return _rules.Where(one => one.Rule.IsAll(item)).Select(one => one.Grade).Append(_wanted?.Grade(item) ?? 0).Max();
    }

    private static List<Question> ReadAll()
    {
        var all = new List<Question>();
        var kind = "";
        foreach (var line in Lines.Text("questions.txt").Where(line => line.Trim().Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith('[')) kind = line.Trim('[', ']');
            else if (line.StartsWith(' ')) all[^1].Add(line.Trim());
            else all.Add(Of(kind, line.Split("::", 2, StringSplitOptions.TrimEntries)));
        }

        return all;
    }

    private static Question Of(string kind, string[] line) => new(kind, line[0], line[1]);

    /// <summary>A further line of the question: <c>2 mon=toan</c>, or <c>0 = a lesson</c>.</summary>
    private void Add(string line)
    {
        _lines.Add(line);
        var (grade, rest) = (line[0] - '0', line[1..].Trim());
        if (rest.StartsWith('=')) _byHand[rest[1..].Trim()] = grade;
        else _rules.Add((grade, Wanted.Read(rest)));
    }
}
