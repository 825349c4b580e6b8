using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>What schools call subjects, kinds, levels and licences: <c>school-words.txt</c>, and the names that the department added.</summary>
internal static class SchoolVocabulary
{
    private const string No = "khong";

    private static readonly Dictionary<string, FacetField> Fields = new(StringComparer.Ordinal)
    {
        ["mon"] = FacetField.Subject,
        ["loai"] = FacetField.Kind,
        ["cap"] = FacetField.Level,
        ["giay-phep"] = FacetField.Licence,
    };

    private static readonly SchoolWord[] Shipped = [.. WordList.Pairs("school-words.txt").SelectMany(line => Read(line.Left, line.Right))];
    private static volatile Known known = Order([]);

    /// <summary>Longest first; of one length what the department added, then what is a name before what only looks like one.</summary>
    public static IReadOnlyList<SchoolWord> All => known.Words;

    /// <summary>What names may stand for, each as the list spells it (<c>mon toan</c>), with its field and code.</summary>
    public static IReadOnlyList<(string Means, FacetField Field, string Code)> Meanings { get; } =
        [.. Shipped.Where(word => word.Field is not null).Select(word => ($"{Fields.First(field => field.Value == word.Field).Key} {word.Code}", word.Field!.Value, word.Code)).Distinct()];

    /// <summary>From now on these names count beside the shipped ones.</summary>
    public static void Use(IReadOnlyList<(string Means, string Names)> added)
    {
        if (!added.SequenceEqual(known.Added)) known = Order(added);
    }

    private static Known Order(IReadOnlyList<(string Means, string Names)> added) => new(
        added,
        [.. added.SelectMany(names => Read(names.Means, names.Names)).Concat(Shipped.OrderBy(word => word.Field is null)).OrderByDescending(word => word.Name.Count)]);

    private static IEnumerable<SchoolWord> Read(string meant, string names)
    {
        var what = meant.Split(' ');
        FacetField? field = what[0] == No ? null : Fields[what[0]];
        return names.Split('|', StringSplitOptions.TrimEntries)
            .Select(name => new SchoolWord(field, what[^1], QueryText.Read(name.TrimEnd('+')).Tokens.ToArray(), name.EndsWith('+')));
    }

    private sealed record Known(IReadOnlyList<(string Means, string Names)> Added, IReadOnlyList<SchoolWord> Words);
}
