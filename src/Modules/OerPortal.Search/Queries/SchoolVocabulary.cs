using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>The names in <c>school-words.txt</c>, longest first, and of one length what is a name before what only looks like one.</summary>
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

    public static IReadOnlyList<SchoolWord> All { get; } = [.. WordList.Pairs("school-words.txt").SelectMany(line => Read(line.Left, line.Right)).OrderByDescending(word => word.Name.Count).ThenBy(word => word.Field is null)];

    private static IEnumerable<SchoolWord> Read(string meant, string names)
    {
        var what = meant.Split(' ');
        FacetField? field = what[0] == No ? null : Fields[what[0]];
        return names.Split('|', StringSplitOptions.TrimEntries)
            .Select(name => new SchoolWord(field, what[^1], QueryText.Read(name.TrimEnd('+')).Tokens.ToArray(), name.EndsWith('+')));
    }
}
