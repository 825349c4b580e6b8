using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Covers;

/// <summary>
/// Covers as JPEG in the widths that reading apps ask for (OPDS 1.2 §5.3 knows no WebP), and pictures as pages show them: made of the shelf's
/// picture or of the shown copy when one is asked for first, and kept as a derivative of the file, so that whatever makes it anew makes these anew.
/// </summary>
internal sealed class CoverSizes(IngestDbContext data, BlobPlacing placing, GoodBlobs blobs, PortalFolders folders)
{
    // A list shows fifty covers: they are made one after the other, and pages do not wait for them.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The picture in this width, or null when it cannot be made.</summary>
    /// <param name="picture">A cover or a shown copy.</param>
    /// <param name="width">Of <see cref="FileAddress.CoverWidths"/> or <see cref="FileAddress.PictureWidths"/>.</param>
    public async Task<Derivative?> OfAsync(Derivative picture, int width, CancellationToken cancellation)
    {
        var name = $"{picture.Name}-{width.ToString(CultureInfo.InvariantCulture)}";
        if (await KeptAsync(picture.FileId, name, cancellation) is { } kept) return kept;
        await Turn.WaitAsync(cancellation);
        try
        {
            return await KeptAsync(picture.FileId, name, cancellation) ?? await MakeAsync(picture, width, name, cancellation);
        }
        finally
        {
            Turn.Release();
        }
    }

    private Task<Derivative?> KeptAsync(Guid fileId, string name, CancellationToken cancellation)
        => data.Derivatives.AsNoTracking().FirstOrDefaultAsync(d => d.FileId == fileId && d.Name == name, cancellation);

    private async Task<Derivative?> MakeAsync(Derivative picture, int width, string name, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(folders.Temp);
        var source = scratch.File("source");
        await using (var from = await blobs.OpenAsync(picture.Sha256, picture.Length, cancellation))
        await using (var to = File.Create(source)) await from.CopyToAsync(to, cancellation);
        var isCover = picture.Name == Derivative.Cover;
        var type = isCover ? Thumbnails.SmallCoverType : Thumbnails.CoverType;
        if (await (isCover ? Thumbnails.SmallCoverAsync(source, width, scratch, cancellation) : Thumbnails.PagePictureAsync(source, width, scratch, cancellation)) is not { } made) return null;
        var blob = await placing.PlaceAsync(made, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(made, cancellation))), cancellation);
        // Not beside another picture than the one it was made of.
        await data.Database.ExecuteSqlAsync(
            $"""
            insert into ingest.derivative (file_id, name, sha256, media_type, length)
            select d.file_id, {name}, {blob.Sha256}, {type}, {blob.Length} from ingest.derivative d
            where d.file_id = {picture.FileId} and d.name = {picture.Name} and d.sha256 = {picture.Sha256}
            on conflict do nothing
            """,
            cancellation);
        return await KeptAsync(picture.FileId, name, cancellation);
    }
}
