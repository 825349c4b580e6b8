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
            $"insert into ingest.placed_blob (sha256, placed_at) values ({sha256}, {time.GetUtcNow()}) on conflict (sha256) do update set placed_at = excluded.placed_at, damaged_at = null",
            cancellation);
        return await blobs.AdoptAsync(temporaryFile, sha256, cancellation);
    }

    /// <inheritdoc cref="PlaceAsync(string, string, CancellationToken)" />
    public async Task<Blob> PlaceAsync(string temporaryFile, CancellationToken cancellation) =>
        await PlaceAsync(temporaryFile, await HashAsync(temporaryFile, cancellation), cancellation);

    /// <summary>Places all derivatives of a file.</summary>
    internal async Task<List<Derivative>> PlaceAllAsync(Guid fileId, Derivation made, CancellationToken cancellation)
    {
        var derivatives = new List<Derivative>(made.Files.Count);
        // One file may serve twice: what the reader opens is what is given out.
        var placed = new Dictionary<string, Blob>(StringComparer.Ordinal);
        foreach (var part in made.Files)
        {
            if (!placed.TryGetValue(part.Path, out var blob))
                placed[part.Path] = blob = await PlaceAsync(part.Path, part.Sha256 ?? await HashAsync(part.Path, cancellation), cancellation);
            derivatives.Add(new Derivative { FileId = fileId, Name = part.Name, Sha256 = blob.Sha256, MediaType = part.MediaType, Length = blob.Length });
        }
        return derivatives;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }
}
