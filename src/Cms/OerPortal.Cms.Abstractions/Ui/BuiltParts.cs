using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace OerPortal.Cms.Ui;

/// <summary>Addresses of the hashed files under <c>wwwroot/built/parts</c>, for pages that ask for one before a style sheet does.</summary>
public sealed class BuiltParts(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<(string, string), string?> _addresses = new();

    /// <summary>
    /// Root-relative address of the file that the build named <c>{name}-{hash}{extension}</c>, for example of
    /// ("OerPortal.Theme", "be-vietnam-pro-400.woff2"); null where the project has no such part.
    /// </summary>
    public string? Find(string project, string file) => _addresses.GetOrAdd((project, file), Look);

    private string? Look((string Project, string File) part)
    {
        var folder = $"/_content/{part.Project}/built/parts";
        var (name, extension) = (Path.GetFileNameWithoutExtension(part.File), Path.GetExtension(part.File));
        var found = environment.WebRootFileProvider.GetDirectoryContents(folder).FirstOrDefault(f => IsHashed(f, name, extension));
        return found is null ? null : $"{folder}/{found.Name}";
    }

    // "literata-600-italic-XYZ" is not a "literata-600": a hash has no hyphen.
    private static bool IsHashed(IFileInfo file, string name, string extension) =>
        Path.GetExtension(file.Name) == extension
        && file.Name.StartsWith(name + "-", StringComparison.Ordinal)
        && file.Name.IndexOf('-', name.Length + 1) < 0;
}
