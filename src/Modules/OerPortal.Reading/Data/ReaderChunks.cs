using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>
/// Which parts of the reader's script a kind of file needs, by the list that its build writes. Without the list (scripts not built)
/// nothing is named ahead, and the script finds its parts by itself.
/// </summary>
internal sealed class ReaderChunks(IWebHostEnvironment host)
{
    private const string Folder = "/_content/OerPortal.Reading/built/";

    private const string Epub = "src/epub/epub-navigator.ts";
    private const string Pdf = "src/pdf/pdf-navigator.ts";

    private readonly Lazy<Dictionary<string, Chunk>> _built = new(() => Read(host));

    /// <summary>Addresses of the parts, those of the page itself first.</summary>
    public IReadOnlyList<string> For(FileKind kind)
    {
        var found = new List<string>();
        foreach (var name in (string[])["src/main.ts", kind == FileKind.Pdf ? Pdf : Epub])
        {
            if (_built.Value.FirstOrDefault(c => c.Key.EndsWith(name, StringComparison.Ordinal)).Value is { } chunk)
                Collect(chunk, found);
        }
        // The page itself is named in the page, under its fingerprint.
        return [.. found.Where(file => file.StartsWith("chunks/", StringComparison.Ordinal)).Select(file => Folder + file)];
    }

    private void Collect(Chunk chunk, List<string> found)
    {
        if (found.Contains(chunk.File))
            return;
        found.Add(chunk.File);
        foreach (var import in chunk.Imports ?? [])
        {
            if (_built.Value.TryGetValue(import, out var needed))
                Collect(needed, found);
        }
    }

    private static Dictionary<string, Chunk> Read(IWebHostEnvironment host)
    {
        var list = host.WebRootFileProvider.GetFileInfo(Folder + "chunks/list.json");
        if (!list.Exists)
            return [];
        using var stream = list.CreateReadStream();
        return JsonSerializer.Deserialize<Dictionary<string, Chunk>>(stream, JsonSerializerOptions.Web) ?? [];
    }

    private sealed record Chunk(string File, IReadOnlyList<string>? Imports);
}
