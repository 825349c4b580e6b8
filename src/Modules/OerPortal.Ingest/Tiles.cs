using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest;

internal sealed class Tiles(IngestDbContext data, GoodBlobs blobs) : ITiles
{
    public async Task<TiledPicture?> FindAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await InformationAsync(fileId, cancellation) is not { } said)
            return null;
        return new TiledPicture((int)said["width"]!, (int)said["height"]!, (int)said["tiles"]![0]!["width"]!);
    }

    /// <summary>What IIIF's viewers ask for first; null when the picture has no tiles.</summary>
    public async Task<JsonNode?> InformationAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await FindMemberAsync(fileId, PictureTiles.Information, cancellation) is not { } member)
            return null;
        await using var content = await OpenAsync(member, cancellation);
        return await JsonNode.ParseAsync(content, cancellationToken: cancellation);
    }

    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation) => (
        from f in data.Files.AsNoTracking().Ready()
        join m in data.Members on f.Id equals m.FileId
        join d in data.Derivatives on f.Id equals d.FileId
        where f.Id == fileId && f.Kind == FileKind.Image && m.Path == path && d.Name == Derivative.Pack
        select new PublicationMember(m.Path, m.MediaType, d.Sha256, m.Offset, m.Length, m.ContentEncoding, $"\"{d.Sha256.Substring(0, 24)}-{m.Offset}\"")).FirstOrDefaultAsync(cancellation);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) =>
        blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);
}
