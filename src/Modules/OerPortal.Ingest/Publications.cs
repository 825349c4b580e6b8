using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pdf;

namespace OerPortal.Ingest;

/// <inheritdoc />
public sealed class Publications(IngestDbContext data, GoodBlobs blobs) : IPublications
{
    /// <inheritdoc />
    public async Task<Publication?> FindAsync(Guid fileId, CancellationToken cancellation)
    {
        var row = await (
            from f in Readable(fileId)
            join p in data.Publications on f.Id equals p.FileId
            select new
            {
                f.Kind,
                p.Manifest,
                p.Positions,
                Document = data.Derivatives.FirstOrDefault(d => d.FileId == fileId && d.Name == Derivative.Document),
                HasFirstPage = data.Derivatives.Any(d => d.FileId == fileId && d.Name == Derivative.FirstPage),
            }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (row is null)
            return null;
        var document = row.Document is { } d
            ? new PublicationMember(PdfPublication.DocumentPath, d.MediaType, d.Sha256, 0, d.Length, ContentEncoding: null, $"\"{d.Sha256[..32]}\"")
            : null;
        // Pages of an office file are a PDF's to whoever opens them.
        return new Publication(fileId, document is null ? row.Kind : FileKind.Pdf, row.Manifest, row.Positions, document, row.HasFirstPage);
    }

    /// <inheritdoc />
    public async Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation)
    {
        var row = await (
            from f in Readable(fileId)
            join m in data.Members on f.Id equals m.FileId
            join d in data.Derivatives on f.Id equals d.FileId
            where m.Path == path && d.Name == Derivative.Pack
            select new { m.MediaType, d.Sha256, m.Offset, m.Length, m.ContentEncoding }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return row is null
            ? null
            : new PublicationMember(path, row.MediaType, row.Sha256, row.Offset, row.Length, row.ContentEncoding, $"\"{row.Sha256[..24]}-{row.Offset:x}\"");
    }

    /// <inheritdoc />
    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) =>
        blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);

    private IQueryable<StoredFile> Readable(Guid fileId) =>
        // A lecture's members run scripts, an archive's are files of any kind: they are given out elsewhere (Lectures, Contents).
        data.Files.Ready().Where(f => f.Id == fileId && f.CanBeRead && f.Kind != FileKind.Package && f.Kind != FileKind.Archive);
}
