using System.Text.Json.Nodes;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
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

    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation) => data.FindPackedAsync(fileId, FileKind.Image, path, cancellation);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) =>
        blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);
}
