using System.Text.Json;
using System.Text.Json.Serialization;

namespace OerPortal.Demo.Library;

/// <summary>The demo books that travel inside this assembly (<c>Shelf/&lt;slug&gt;/book.json</c> and its neighbours).</summary>
public static class DemoLibrary
{
    private const string Root = "Shelf/";
    private const string Description = "/book.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<IReadOnlyList<Book>> Shelf = new(ReadAll);

    /// <summary>Every book, by slug.</summary>
    public static IReadOnlyList<Book> Books => Shelf.Value;

    /// <exception cref="KeyNotFoundException">No folder has this name.</exception>
    public static Book Find(string slug) =>
        Books.FirstOrDefault(book => book.Slug == slug) ?? throw new KeyNotFoundException($"No demo book '{slug}'.");

    /// <summary>One of the files that <see cref="Edition.Files"/> names.</summary>
    /// <exception cref="FileNotFoundException">The file does not lie in the book's folder.</exception>
    public static Stream Open(Book book, string file) => Open($"{Root}{book.Slug}/{file}");

    private static Book[] ReadAll() =>
    [
        .. typeof(DemoLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith(Description, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static Book Read(string name)
    {
        using var description = Open(name);
        return JsonSerializer.Deserialize<Book>(description, Strict)! with { Slug = name[Root.Length..^Description.Length] };
    }

    private static Stream Open(string name) =>
        typeof(DemoLibrary).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"'{name}' is not embedded.");
}
