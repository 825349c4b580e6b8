using System.Text.Json;
using OerPortal.Cms.Recipes;
using OerPortal.Demo.Recipes;

namespace OerPortal.Demo.Tests.Kit;

/// <summary>The folders below <c>Schools/</c>, as the recipe's steps read them.</summary>
internal static class DemoSchools
{
    internal static IReadOnlyList<DemoSchool> All { get; } = [.. RecipeFolder.Below([new DemoFiles()], "Schools", "school.json").Select(folder => new DemoSchool(folder))];
}

internal sealed class DemoSchool(RecipeFolder folder)
{
    private readonly JsonDocument _school = folder.Section<JsonDocument>("school")!;
    private readonly JsonDocument _site = folder.Section<JsonDocument>("site")!;

    internal string Slug => _school.RootElement.GetProperty("slug").GetString()!;

    internal string Accent => _school.RootElement.GetProperty("accent").GetString()!;

    internal string Welcome => _school.RootElement.GetProperty("welcome").GetString()!;

    internal string Owner => _site.RootElement.GetProperty("owner").GetString()!;

    internal IReadOnlyList<JsonElement> Blocks => [.. _site.RootElement.GetProperty("blocks").EnumerateArray()];

    internal IReadOnlyList<string> Pages => [.. folder.Names("trang").Select(Path.GetFileNameWithoutExtension)!];

    internal IReadOnlyList<string> Pictures => [.. _site.RootElement.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("file").GetString()!)];

    /// <summary>Everything that people read there.</summary>
    internal string Text => string.Join('\n', folder.Names("trang").Concat(folder.Names("tin")).Append("school.json").Select(folder.Read));

    internal bool Has(string picture) => folder.Names("tranh").Contains("tranh/" + picture);

    /// <summary>Addresses of its menu, both levels.</summary>
    internal IEnumerable<string> MenuAddresses => _site.RootElement.GetProperty("menu").EnumerateArray()
        .SelectMany(entry => entry.GetProperty("below").EnumerateArray().Prepend(entry)).Select(entry => entry.GetProperty("address").GetString()!);
}
