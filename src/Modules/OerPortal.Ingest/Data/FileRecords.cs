using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Data;

/// <summary>What somebody uploaded: everything in the copy; gone with the person, refused and infected files too, unless a published resource has it.</summary>
public sealed class FileRecords(IngestDbContext data, UnheldFiles unheld) : IPersonalRecords
{
    /// <inheritdoc />
    public string Name => "files";

    /// <inheritdoc />
    public IReadOnlyList<PersonColumn> Columns { get; } = [PersonColumn.Stays("ingest.file.owner_id", "files of published resources stay with them; all others go")];

    /// <inheritdoc />
    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await data.Files.AsNoTracking().Where(f => f.OwnerId == personId).OrderBy(f => f.Id)
            .Select(f => new { f.Id, f.Name, f.Length, State = f.State.ToString(), f.MediaType, f.Sha256, f.CreatedAt, Original = $"/tep/{f.Id}/goc" })
            .ToListAsync(cancellation);

    /// <inheritdoc />
    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        var own = await data.Files.AsNoTracking().Where(f => f.OwnerId == personId).Select(f => f.Id).ToListAsync(cancellation);
        foreach (var portion in own.Chunk(500))
            await unheld.RemoveAsync(portion, cancellation);
    }
}
