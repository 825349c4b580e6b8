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
/// Covers as JPEG in the widths that reading apps ask for (OPDS 1.2 §5.3 knows no WebP): made of the shelf's picture when one is asked for
/// first, and kept as a derivative of the file, so that whatever makes the picture anew makes these anew.
/// </summary>
internal sealed class CoverSizes(IngestDbContext data, BlobPlacing placing, GoodBlobs blobs, PortalFolders folders)
{
    // A list shows fifty covers: they are made one after the other, and pages do not wait for them.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The cover in this width, or null when it cannot be made.</summary>
    /// <param name="width">Of <see cref="FileAddress.CoverWidths"/>.</param>
    public async Task<Derivative?> OfAsync(Derivative cover, int width, CancellationToken cancellation)
    {
        var name = $"{Derivative.Cover}-{width.ToString(CultureInfo.InvariantCulture)}";
        if (await KeptAsync(cover.FileId, name, cancellation) is { } kept) return kept;
        await Turn.WaitAsync(cancellation);
        try
        {
            return await KeptAsync(cover.FileId, name, cancellation) ?? await MakeAsync(cover, width, name, cancellation);
        }
        finally
        {
            Turn.Release();
        }
    }

    private Task<Derivative?> KeptAsync(Guid fileId, string name, CancellationToken cancellation)
        => data.Derivatives.AsNoTracking().FirstOrDefaultAsync(d => d.FileId == fileId && d.Name == name, cancellation);

    private async Task<Derivative?> MakeAsync(Derivative cover, int width, string name, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(folders.Temp);
        var picture = scratch.File("cover.webp");
        await using (var from = await blobs.OpenAsync(cover.Sha256, cover.Length, cancellation))
        await using (var to = File.Create(picture)) await from.CopyToAsync(to, cancellation);
        if (await Thumbnails.SmallCoverAsync(picture, width, scratch, cancellation) is not { } made) return null;
        var blob = await placing.PlaceAsync(made, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(made, cancellation))), cancellation);
        // Not beside another cover than the one it was made of.
        await data.Database.ExecuteSqlAsync(
            $"""
            insert into ingest.derivative (file_id, name, sha256, media_type, length)
            select d.file_id, {name}, {blob.Sha256}, {Thumbnails.SmallCoverType}, {blob.Length} from ingest.derivative d
            where d.file_id = {cover.FileId} and d.name = {Derivative.Cover} and d.sha256 = {cover.Sha256}
            on conflict do nothing
            """,
            cancellation);
        return await KeptAsync(cover.FileId, name, cancellation);
    }
}
