using OerPortal.Epub.Pictures;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Cover of a picture, and the copy that everybody sees: upright, without notes, of a kind that every browser draws; a large one also in tiles.</summary>
internal static class PictureDerivation
{
    /// <exception cref="FileRefusedException">A phone's photograph that cannot be drawn: nobody could open it here.</exception>
    public static async Task<Derivation> RunAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var drawable = file.MediaType == Kinds.Bmp.MediaType ? await BitmapPicture.ConvertAsync(path, scratch, cancellation) ?? path : path;
        // A GIF may move, which drawing it anew would end; and so may a PNG or WebP.
        var mayMove = file.MediaType == Kinds.Gif.MediaType || await IsMovingAsync(file.MediaType, drawable, cancellation);
        var shown = mayMove ? await CopyAsync(file.MediaType, drawable, scratch, cancellation) : await ShownAsync(file, drawable, scratch, cancellation);
        var tiles = shown is null || mayMove ? null : await PictureTiles.MakeAsync(drawable, shown, scratch, cancellation);
        var made = new Derivation { Members = tiles?.Members ?? [] };
        if (tiles is not null)
            made.Files.Add(tiles.Pack);
        if (await Thumbnails.CoverAsync(drawable, scratch, cancellation) is { } cover)
            made.Files.Add(new MadeFile(Derivative.Cover, cover, Thumbnails.CoverType));
        else
            made.IsComplete = false;
        if (shown is not null)
            made.Files.Add(shown);
        else if (file.MediaType is "image/heic" or "image/avif")
            throw new FileRefusedException(Refusal.PhonePhoto);
        else
            made.IsComplete = false;
        if (!made.IsComplete)
            made.Note = Kinds.Notes.DamagedPicture;
        return made;
    }

    private static async Task<MadeFile?> ShownAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var (format, type) = file.MediaType switch
        {
            "image/png" or "image/bmp" => ("png", Kinds.Png.MediaType),
            "image/webp" => ("webp", Kinds.Webp.MediaType),
            _ => ("jpg", Kinds.Jpeg.MediaType),
        };
        return await Thumbnails.ShownAsync(path, format, scratch, cancellation) is { } shown
            ? new MadeFile(Derivative.Shown, shown, type)
            : null;
    }

    private static async Task<MadeFile?> CopyAsync(string mediaType, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > PackedPictures.MostBytes)
            return null;
        if (PictureNotes.Remove(await File.ReadAllBytesAsync(path, cancellation), keepUpright: true) is not { } clean)
            return null;
        var copy = scratch.File("shown");
        await File.WriteAllBytesAsync(copy, clean, cancellation);
        return new MadeFile(Derivative.Shown, copy, mediaType);
    }

    private static async Task<bool> IsMovingAsync(string mediaType, string path, CancellationToken cancellation)
    {
        var head = new byte[256];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return mediaType switch
        {
            "image/png" => head.AsSpan(0, read).IndexOf("acTL"u8) > 0,
            "image/webp" => head.AsSpan(0, read).IndexOf("ANIM"u8) > 0,
            _ => false,
        };
    }
}
