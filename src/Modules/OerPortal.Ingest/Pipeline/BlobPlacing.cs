using System.Security.Cryptography;
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

    /// <summary>Places all derivatives of a file.</summary>
    internal async Task<List<Derivative>> PlaceAllAsync(Guid fileId, Derivation made, CancellationToken cancellation)
    {
        var derivatives = new List<Derivative>(made.Files.Count);
        foreach (var part in made.Files)
            derivatives.Add(await PlaceAsync(fileId, part, cancellation));
        return derivatives;
    }

    private async Task<Derivative> PlaceAsync(Guid fileId, MadeFile made, CancellationToken cancellation)
    {
        var blob = await PlaceAsync(made.Path, made.Sha256 ?? await HashAsync(made.Path, cancellation), cancellation);
        return new Derivative { FileId = fileId, Name = made.Name, Sha256 = blob.Sha256, MediaType = made.MediaType, Length = blob.Length };
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }
}
