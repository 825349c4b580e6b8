using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Drawings;

/// <summary>
/// Keeps pictures of drawings below <c>drawings</c> in the data folder, by what is drawn: another title is another picture. Nothing refers to
/// them and nothing is lost with them, so those of the past are swept by their age alone.
/// </summary>
public sealed class KeptDrawings(PortalFolders folders, TimeProvider time) : IDrawings
{
    private const int Shelves = 256;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    // A list shows fifty covers: they are made one after the other, and pages do not wait for them.
    private static readonly SemaphoreSlim Turn = new(1);

    private string Root => Path.Combine(folders.Data, "drawings");

    public async Task<DrawnPicture?> AsJpegAsync(string svg, int width, CancellationToken cancellation)
    {
        if (!FileAddress.CoverWidths.Contains(width)) return null;
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..32] + "-" + width.ToString(CultureInfo.InvariantCulture);
        var path = Path.Combine(Root, tag[..2], tag + ".jpg");
        if (File.Exists(path)) return new(path, tag);
        await Turn.WaitAsync(cancellation);
        try
        {
            return File.Exists(path) || await MakeAsync(svg, width, path, cancellation) ? new(path, tag) : null;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Takes away what was made long ago, a part at a time: what is still asked for is made anew.</summary>
    /// <returns>How many.</returns>
    public int Sweep()
    {
        var now = time.GetUtcNow();
        var shelf = new DirectoryInfo(Path.Combine(Root, (now.ToUnixTimeSeconds() / 3600 % Shelves).ToString("x2", CultureInfo.InvariantCulture)));
        if (!shelf.Exists) return 0;
        var gone = 0;
        foreach (var file in shelf.EnumerateFiles().Where(file => file.LastWriteTimeUtc < (now - Kept).UtcDateTime))
        {
            file.Delete();
            gone++;
        }

        return gone;
    }

    private async Task<bool> MakeAsync(string svg, int width, string path, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(folders.Temp);
        var drawing = scratch.File("drawing.svg");
        await File.WriteAllTextAsync(drawing, svg, cancellation);
        if (await Thumbnails.DrawingAsync(drawing, width, await DrawingFonts.PutAsync(scratch, cancellation), scratch, cancellation) is not { } made) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // There whole or not at all, also for another instance.
        File.Move(made, path, overwrite: true);
        return true;
    }
}
