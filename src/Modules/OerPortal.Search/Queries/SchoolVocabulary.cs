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
    };

    public static IReadOnlyList<SchoolWord> All { get; } = [.. Lines().SelectMany(Read).OrderByDescending(word => word.Name.Count).ThenBy(word => word.Field is null)];

    private static IEnumerable<SchoolWord> Read(string line)
    {
        var (left, right) = (line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var what = left.Split(' ');
        FacetField? field = what[0] == No ? null : Fields[what[0]];
        return right.Split('|', StringSplitOptions.TrimEntries)
            .Select(name => new SchoolWord(field, what[^1], QueryText.Read(name.TrimEnd('+')).Tokens.ToArray(), name.EndsWith('+')));
    }

    private static string[] Lines()
    {
        using var stream = typeof(SchoolVocabulary).Assembly.GetManifestResourceStream("school-words.txt")
            ?? throw new InvalidOperationException("school-words.txt is not embedded");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];
    }
}
