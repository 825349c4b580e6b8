using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest;

internal sealed class Lectures(IngestDbContext data, GoodBlobs blobs) : ILectures
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As it stands in the row of the publication.</summary>
    public static string Write(Lecture lecture) => JsonSerializer.Serialize(lecture, Form);

    public async Task<Lecture?> FindAsync(Guid fileId, CancellationToken cancellation)
    {
        var written = await (from f in Playable(fileId) join p in data.Publications on f.Id equals p.FileId select p.Manifest).FirstOrDefaultAsync(cancellation);
        return written is null ? null : JsonSerializer.Deserialize<Lecture>(written, Form);
    }

    public async Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation) =>
        // PostgreSQL's text cannot hold it
        path.Contains('\0', StringComparison.Ordinal) ? null
            : await FindAsync(fileId, data.Members.Where(m => m.FileId == fileId && m.Path == path), cancellation)
            ?? await FindAsync(fileId, data.Members.FromSql($"select * from ingest.member where file_id = {fileId} and lower(normalize(path)) = lower(normalize({path}))"), cancellation);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) =>
        blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);

    private async Task<PublicationMember?> FindAsync(Guid fileId, IQueryable<StoredMember> members, CancellationToken cancellation)
    {
        var row = await (
            from f in Playable(fileId)
            join m in members on f.Id equals m.FileId
            join d in data.Derivatives on f.Id equals d.FileId
            where d.Name == Derivative.Pack
            select new { m.Path, m.MediaType, d.Sha256, m.Offset, m.Length, m.ContentEncoding }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return row is null ? null : new PublicationMember(row.Path, row.MediaType, row.Sha256, row.Offset, row.Length, row.ContentEncoding, $"\"{row.Sha256[..24]}-{row.Offset:x}\"");
    }

    private IQueryable<StoredFile> Playable(Guid fileId) => data.Files.AsNoTracking().Ready().Where(f => f.Id == fileId && f.Kind == FileKind.Package);
}
