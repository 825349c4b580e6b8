using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OerPortal.DemoBooks;

/// <summary>The sources of the demo books, which travel inside this assembly (<c>Content/&lt;slug&gt;/book.json</c> and its neighbours).</summary>
public static class Manuscripts
{
    private const string Root = "Content/";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        // A misspelt field would otherwise be lost without a word.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly Lazy<IReadOnlyList<Manuscript>> Known = new(ReadAll);

    /// <summary>Every manuscript, by slug.</summary>
    public static IReadOnlyList<Manuscript> All => Known.Value;

    /// <exception cref="KeyNotFoundException">No folder has this name.</exception>
    public static Manuscript Find(string slug) =>
        All.FirstOrDefault(book => book.Slug == slug) ?? throw new KeyNotFoundException($"No demo book '{slug}'.");

    /// <summary>A file of the assembly, such as <c>Fonts/Literata-Regular.ttf</c>.</summary>
    internal static byte[] ReadBytes(string name)
    {
        using var stream = typeof(Manuscripts).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"'{name}' is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Manuscript[] ReadAll() =>
    [
        .. typeof(Manuscripts).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal) && name.Count(c => c == '/') == 2)
            .GroupBy(name => name.Split('/')[1], StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => Read(folder.Key, [.. folder.Order(StringComparer.Ordinal)])),
    ];

    private static Manuscript Read(string slug, IReadOnlyList<string> names)
    {
        try
        {
            var book = JsonSerializer.Deserialize<Manuscript>(ReadBytes($"{Root}{slug}/book.json"), Strict)!;
            return book with
            {
                Slug = slug,
                Chapters = [.. names.Where(name => name.EndsWith(".md", StringComparison.Ordinal))
                    .Select(name => Chapter.From(FileName(name), Encoding.UTF8.GetString(ReadBytes(name))))],
                Pictures = names.Where(IsPicture).ToDictionary(FileName, ReadBytes),
            };
        }
        catch (Exception problem) when (problem is JsonException or FileNotFoundException)
        {
            throw new InvalidDataException($"Demo book '{slug}': {problem.Message}", problem);
        }
    }

    private static bool IsPicture(string name) => Path.GetExtension(name) is ".svg" or ".png" or ".jpg";

    private static string FileName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
