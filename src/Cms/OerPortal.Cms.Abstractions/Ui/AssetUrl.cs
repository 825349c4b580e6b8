using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Ui;

/// <summary>
/// Addresses of built assets: root-relative, so that every school's pages share one cached copy, and fingerprinted, so
/// that the copy may be kept for ever.
/// </summary>
public static class AssetUrl
{
    // A page asks for its icons' sprite dozens of times.
    private static readonly ConditionalWeakTable<ResourceAssetCollection, ConcurrentDictionary<string, string>> Known = [];

    /// <summary>
    /// Address of <c>wwwroot/built/{file}</c> of a project, written as "OerPortal.Theme/theme.css".
    /// </summary>
    /// <exception cref="ArgumentException">The text is not "Project/file".</exception>
    public static string Of(HttpContext http, string asset)
    {
        ArgumentNullException.ThrowIfNull(http);
        // Pages mapped WithStaticAssets carry the build's own fingerprints.
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        if (assets is not null && Known.TryGetValue(assets, out var addresses) && addresses.TryGetValue(asset, out var known)) return known;
        var slash = asset.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == asset.Length - 1)
            throw new ArgumentException($"'{asset}' is not 'Project/file'.", nameof(asset));
        var path = $"_content/{asset[..slash]}/built/{asset[(slash + 1)..]}";

        if (assets?[path] is { } mapped && mapped != path) return Known.GetValue(assets, _ => new())[asset] = "/" + mapped;
        var versions = http.RequestServices.GetService<IFileVersionProvider>();
        return versions?.AddFileVersionToPath(PathString.Empty, "/" + path) ?? "/" + path;
    }
}
