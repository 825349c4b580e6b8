using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text.Analysis;
using OerPortal.SearchQuality.Catalogue;

namespace OerPortal.SearchQuality.Judged;

/// <summary>
/// What a person wants, as conditions: <c>mon=toan lop=4,5 loai=video chu-de~"phân số|hỗn số" khong~"ôn tập"</c>. Topics are looked for word by
/// word, with their marks.
/// </summary>
internal sealed partial class Wanted
{
    private readonly List<(string Field, string[] Values)> _facets = [];
    private readonly List<(string[] AnyOf, bool Wanted)> _topics = [];

    private Wanted()
    {
    }

    public static Wanted Read(string rule)
    {
        var wanted = new Wanted();
        var read = Condition().Matches(rule);
        if (Condition().Replace(rule, "").Trim() is { Length: > 0 } rest) throw new FormatException($"'{rest}' is no condition: {rule}");
        foreach (Match condition in read)
        {
            var values = condition.Groups["values"].Value;
            if (condition.Groups["topic"] is { Success: true } topic) wanted._topics.Add(([.. values.Split('|').Select(Words)], topic.Value == "chu-de"));
            else wanted._facets.Add((condition.Groups["field"].Value, values.Split(',')));
        }

        return wanted;
    }

    public bool IsAll(Item item) => HasTopics(item) && _facets.TrueForAll(facet => Has(item, facet));

    /// <summary>The grade where none is written; see questions.txt.</summary>
    public int Grade(Item item)
    {
        var misses = _facets.Where(facet => !Has(item, facet)).Select(facet => facet.Field).ToArray();
        if (!HasTopics(item)) return 0;
        if (misses.Length == 0) return 3;
        if (_topics.Count == 0) return _facets.Count > 1 && misses.Length == 1 && misses[0] != Main ? 1 : 0;
        return misses is ["lop" or "loai" or "cap"] ? 2 : 1;
    }

    private string Main => _facets.Exists(facet => facet.Field == "mon") ? "mon" : "loai";

    private bool HasTopics(Item item)
    {
        var text = Words(item.Card.Title) + Words(item.Topic);
        return _topics.TrueForAll(one => one.Wanted == one.AnyOf.Any(words => text.Contains(words, StringComparison.Ordinal)));
    }

    private static bool Has(Item item, (string Field, string[] Values) facet) => facet.Values.Contains(facet.Field switch
    {
        "mon" => item.Subject,
        "lop" => item.Grade.ToString(CultureInfo.InvariantCulture),
        "loai" => item.Card.Kind,
        "cap" => item.Card.Levels.Count == 0 ? "" : item.Card.Levels[0],
        _ => throw new FormatException($"There is no field '{facet.Field}'."),
    });

    private static string Words(string text) => $" {string.Join(' ', VietnameseText.Analyse(text).Tokens.Select(token => token.Exact))} ";

    [GeneratedRegex("(?<topic>chu-de|khong)~\"(?<values>[^\"]+)\"|(?<field>mon|lop|loai|cap)=(?<values>\\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}
