using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Data;

internal static class PackedMembers
{
    /// <summary>Where a member lies in the pack of a ready file of this kind.</summary>
    public static Task<PublicationMember?> FindPackedAsync(this IngestDbContext data, Guid fileId, FileKind kind, string path, CancellationToken cancellation) => (
        from f in data.Files.AsNoTracking().Ready()
        join m in data.Members on f.Id equals m.FileId
        join d in data.Derivatives on f.Id equals d.FileId
        where f.Id == fileId && f.Kind == kind && m.Path == path && d.Name == Derivative.Pack
        select new PublicationMember(m.Path, m.MediaType, d.Sha256, m.Offset, m.Length, m.ContentEncoding, $"\"{d.Sha256.Substring(0, 24)}-{m.Offset}\"")).FirstOrDefaultAsync(cancellation);
}
