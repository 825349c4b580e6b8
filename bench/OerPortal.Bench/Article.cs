using System.IO.Compression;
using System.Text.Json;

namespace OerPortal.Bench;

/// <summary>One line of the corpus.</summary>
internal sealed record Article(string Title, string Text)
{
    internal static async Task<IReadOnlyList<Article>> ReadAsync(string path, int shortest, CancellationToken cancellation)
    {
        var all = new List<Article>();
        await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var lines = new StreamReader(packed);
        while (await lines.ReadLineAsync(cancellation) is { } line)
            all.Add(JsonSerializer.Deserialize<Article>(line, JsonSerializerOptions.Web)!);
        return [.. all.Where(a => a.Text.Length > shortest)];
    }
}
