using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Covers;

/// <summary>Covers of ready files, as the shelf shows them.</summary>
internal sealed class ReadyCovers(IngestDbContext data, CoverSizes sizes, GoodBlobs blobs) : ICovers
{
    public async Task<Stream?> OpenAsync(Guid fileId, int width, CancellationToken cancellation)
    {
        var cover = await (from f in data.Files.AsNoTracking().Ready() join d in data.Derivatives on f.Id equals d.FileId where f.Id == fileId && d.Name == Derivative.Cover && d.MediaType.StartsWith("image/") select d)
            .FirstOrDefaultAsync(cancellation);
        return cover is not null && await sizes.OfAsync(cover, width, cancellation) is { } made ? await blobs.OpenAsync(made.Sha256, made.Length, cancellation) : null;
    }
}
