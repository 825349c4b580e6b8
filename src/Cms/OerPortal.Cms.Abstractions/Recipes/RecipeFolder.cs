using System.Text.Json;

namespace OerPortal.Cms.Recipes;

/// <summary>A folder of a recipe: one JSON file says what becomes of it, texts and pictures lie beside it.</summary>
public sealed class RecipeFolder
{
    private readonly IRecipeFiles _files;
    private readonly string _path;
    private readonly string _description;

    private RecipeFolder(IRecipeFiles files, string description)
    {
        _files = files;
        _description = description;
        _path = description[..(description.LastIndexOf('/') + 1)];
    }

    /// <summary>The folders below this one that have such a JSON file, by name.</summary>
    /// <param name="root">"Schools".</param>
    /// <param name="description">"school.json".</param>
    public static IReadOnlyList<RecipeFolder> Below(IEnumerable<IRecipeFiles> shelves, string root, string description) =>
    [
        .. shelves.SelectMany(files => files.Names.Select(name => (Files: files, Name: name)))
            .Where(one => one.Name.StartsWith(root + "/", StringComparison.Ordinal) && one.Name.EndsWith("/" + description, StringComparison.Ordinal))
            .OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new RecipeFolder(one.Files, one.Name)),
    ];

    /// <summary>One section of the JSON file; null where it has none.</summary>
    public T? Section<T>(string name)
        where T : class
    {
        using var file = Open(_description[_path.Length..]);
        using var document = JsonDocument.Parse(file);
        return document.RootElement.TryGetProperty(name, out var section) ? section.Deserialize<T>(JsonSerializerOptions.Web) : null;
    }

    /// <summary>Files below one of its folders, as <see cref="Open"/> takes them, by name.</summary>
    public IReadOnlyList<string> Names(string folder)
        => [.. _files.Names.Where(name => name.StartsWith($"{_path}{folder}/", StringComparison.Ordinal)).Select(name => name[_path.Length..]).Order(StringComparer.Ordinal)];

    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public Stream Open(string name) => _files.Open(_path + name) ?? throw new InvalidDataException($"There is no file '{_path}{name}'.");

    /// <inheritdoc cref="Open"/>
    public string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
