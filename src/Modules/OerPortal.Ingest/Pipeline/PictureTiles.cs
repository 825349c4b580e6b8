using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// A large picture (a map, a poster) in tiles of several sizes, so that a phone fetches only what it looks at. They are named as IIIF's Image API 3
/// names them at level 0, where every request is a file: other viewers read them too.
/// </summary>
internal sealed record PictureTiles(MadeFile Pack, IReadOnlyList<PackedMember> Members)
{
    /// <summary>What a viewer asks for first.</summary>
    public const string Information = "info.json";

    private const string TileSize = "512";

    /// <param name="shown">The copy that everybody sees; a picture that fits into it needs no tiles.</param>
    /// <returns>Null when it needs none, or when none could be made.</returns>
    public static async Task<PictureTiles?> MakeAsync(string picture, MadeFile shown, ScratchFolder scratch, CancellationToken cancellation)
    {
        if (await LongestSideAsync(shown.Path, cancellation) < Thumbnails.LongestShown || await Thumbnails.WholeAsync(picture, scratch, cancellation) is not { } whole)
            return null;
        var folder = scratch.File("tiles");
        var cut = await ExternalTool.RunAsync("vips", ["dzsave", whole, folder, "--layout", "iiif3", "--tile-size", TileSize, "--suffix", ".jpg[Q=82,strip]"], scratch.Path, ToolLimits.Document, cancellation);
        File.Delete(whole);
        if (!cut.Succeeded || !File.Exists(Path.Combine(folder, Information)))
            return null;
        var (file, members) = (scratch.File("tile-pack"), new List<PackedMember>());
        await using var pack = new PackFile(file);
        foreach (var tile in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsWanted).Order(StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(tile);
            var (offset, length) = await pack.AddAsync(content, cancellation);
            var type = Path.GetExtension(tile) == ".jpg" ? Kinds.Jpeg.MediaType : "application/json";
            members.Add(new PackedMember(Path.GetRelativePath(folder, tile), type, offset, length, length, ContentEncoding: null));
        }
        Directory.Delete(folder, recursive: true);
        return new PictureTiles(new MadeFile(Derivative.Pack, file, "application/octet-stream", pack.Finish()), members);
    }

    // libvips also leaves a list of what it knows about the picture.
    private static bool IsWanted(string file) => Path.GetExtension(file) == ".jpg" || Path.GetFileName(file) == Information;

    private static async Task<int> LongestSideAsync(string picture, CancellationToken cancellation)
    {
        var head = new byte[64 << 10];
        await using var file = File.OpenRead(picture);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return ImageHeader.SizeOf(head.AsSpan(0, read)) is { } size ? Math.Max(size.Width, size.Height) : 0;
    }
}
