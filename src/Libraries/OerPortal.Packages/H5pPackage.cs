using System.Globalization;
using System.Text.Json;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary><c>h5p.json</c> and <c>content/content.json</c> (h5p.org, specification of the package). Content without its libraries cannot be played.</summary>
internal static class H5pPackage
{
    internal const string ContentName = "content/content.json";

    private static readonly JsonDocumentOptions Rules = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null when the libraries are missing.</summary>
    /// <exception cref="FileRefusedException">It cannot be read.</exception>
    public static LecturePackage? Read(StrictZip zip, string root, string manifest, string content)
    {
        using var h5p = Load(zip, manifest);
        using (Load(zip, content))
        {
            // Looked at now rather than by a class.
        }
        if (h5p.RootElement.ValueKind != JsonValueKind.Object)
            throw FileRefusedException.In(Refusal.PackageDamaged, manifest);
        if (!HasLibraries(zip, root, h5p.RootElement))
            return null;
        var said = Said(h5p.RootElement);
        return new LecturePackage(root, new Lecture(LectureForm.H5p, [new LecturePart("h5p", said.Title ?? "", "")]), said);
    }

    /// <exception cref="FileRefusedException">No JSON, or nested deeper than content is.</exception>
    internal static JsonDocument Load(StrictZip zip, string name)
    {
        _ = zip.TryFind(name, out var member);
        try
        {
            return JsonDocument.Parse(zip.ReadAll(member!, LecturePackage.MostMarkup, Refusal.PackageDamaged), Rules);
        }
        catch (JsonException)
        {
            throw FileRefusedException.In(Refusal.PackageDamaged, name);
        }
    }

    private static bool HasLibraries(StrictZip zip, string root, JsonElement h5p) =>
        h5p.TryGetProperty("preloadedDependencies", out var needed) && needed.ValueKind == JsonValueKind.Array
        && needed.EnumerateArray().All(library => zip.TryFind($"{root}{FolderOf(library)}/library.json", out _));

    private static string FolderOf(JsonElement library) => string.Create(
        CultureInfo.InvariantCulture, $"{Text(library, "machineName")}-{Number(library, "majorVersion")}.{Number(library, "minorVersion")}");

    private static ExtractedMetadata Said(JsonElement h5p) => ExtractedMetadata.Empty with
    {
        Title = Text(h5p, "title"),
        // "und" is what the editor writes when nobody chose.
        Language = Text(h5p, "defaultLanguage") ?? (Text(h5p, "language") is { } language && language != "und" ? language : null),
        Contributors = h5p.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array
            ? [.. authors.EnumerateArray().Select(author => Text(author, "name")).OfType<string>().Take(20).Select(name => new ExtractedContributor(name, "aut"))]
            : [],
    };

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    private static string Number(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value.ToString() : "";
}
