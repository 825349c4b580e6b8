using System.Text.Json;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Office;

namespace OerPortal.Ingest;

internal sealed class Sheets(IngestDbContext data, GoodBlobs blobs) : ISheets
{
    // A thousand rows of sixty cells, each with a sentence in it, have a quarter of that.
    private const long Longest = 32 << 20;

    public async Task<IReadOnlyList<string>> NamesAsync(Guid fileId, CancellationToken cancellation) => await ReadAsync<List<string>>(fileId, SheetPack.Names, cancellation) ?? [];

    public Task<SheetTable?> FindAsync(Guid fileId, int number, CancellationToken cancellation) => ReadAsync<SheetTable>(fileId, SheetPack.Sheet(number), cancellation);

    private async Task<T?> ReadAsync<T>(Guid fileId, string path, CancellationToken cancellation)
        where T : class
    {
        if (await data.FindPackedAsync(fileId, FileKind.Office, path, cancellation) is not { Length: <= Longest, ContentEncoding: null } member)
            return null;
        await using var content = await blobs.OpenRangeAsync(member.BlobSha256, member.Offset, member.Length, cancellation);
        return await JsonSerializer.DeserializeAsync<T>(content, SheetPack.Form, cancellation);
    }
}
