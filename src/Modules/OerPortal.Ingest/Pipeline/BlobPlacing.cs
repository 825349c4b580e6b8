using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Places blobs, each entered in the ledger first: a blob without a row is swept later, a row without its blob never exists.</summary>
public sealed class BlobPlacing(IngestDbContext data, IBlobStore blobs, TimeProvider time)
{
    /// <param name="temporaryFile">Below the portal's temporary folder; gone afterwards.</param>
    /// <param name="sha256">Its hash.</param>
    public async Task<Blob> PlaceAsync(string temporaryFile, string sha256, CancellationToken cancellation)
    {
        await data.Database.ExecuteSqlAsync(
            $"insert into ingest.placed_blob (sha256, placed_at) values ({sha256}, {time.GetUtcNow()}) on conflict (sha256) do update set placed_at = excluded.placed_at",
            cancellation);
        return await blobs.AdoptAsync(temporaryFile, sha256, cancellation);
    }

    /// <summary>Hashes a derivative and places it.</summary>
    internal async Task<Derivative> PlaceAsync(Guid fileId, string name, string temporaryFile, string mediaType, CancellationToken cancellation)
    {
        string hash;
        await using (var content = File.OpenRead(temporaryFile))
            hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, cancellation));
        var blob = await PlaceAsync(temporaryFile, hash, cancellation);
        return new Derivative { FileId = fileId, Name = name, Sha256 = blob.Sha256, MediaType = mediaType, Length = blob.Length };
    }
}
