using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OerPortal.Demo.Library;

namespace OerPortal.DemoBooks;

/// <summary>The folder that the module OerPortal.Demo ships: the files of every edition, with a <c>book.json</c> that describes them.</summary>
public static class Shelf
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Makes everything. The same manuscripts always give the same bytes; a name is the path below the folder.</summary>
    public static IEnumerable<BuiltFile> Make() => Manuscripts.All.SelectMany(Make);

    private static IEnumerable<BuiltFile> Make(Manuscript book)
    {
        List<Demo.Library.Edition> editions = [];
        foreach (var edition in Edition.All(book))
        {
            List<string> names = [];
            foreach (var file in book.Files.Select(file => BuiltFile.Of(book, edition, file)))
            {
                names.Add(file.Name);
                yield return file with { Name = $"{book.Slug}/{file.Name}" };
            }
            editions.Add(new(DateOnly.FromDateTime(edition.Date.UtcDateTime), names));
        }
        var description = JsonSerializer.SerializeToUtf8Bytes(new Book(book, editions), Readable);
        yield return new BuiltFile($"{book.Slug}/book.json", [.. description, (byte)'\n']);
    }
}
