using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;

namespace OerPortal.Ingest;

internal sealed class Contents(IngestDbContext data, GoodBlobs blobs) : IContents
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>As it stands in the row of the publication.</summary>
    public static string Write(FileContents contents) => JsonSerializer.Serialize(contents, Form);

    public async Task<FileContents?> FindAsync(Guid fileId, CancellationToken cancellation)
    {
        var written = await (from f in data.Files.AsNoTracking().Ready().Where(f => f.Id == fileId && f.Kind == FileKind.Archive) join p in data.Publications on f.Id equals p.FileId select p.Manifest).FirstOrDefaultAsync(cancellation);
        return written is null ? null : JsonSerializer.Deserialize<FileContents>(written, Form);
    }

    /// <summary>A file of the list, by its path.</summary>
    public Task<PublicationMember?> FindMemberAsync(Guid fileId, string path, CancellationToken cancellation) => data.FindPackedAsync(fileId, FileKind.Archive, path, cancellation);

    public Task<Stream> OpenAsync(PublicationMember member, CancellationToken cancellation) =>
        blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);
}
