using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest;

/// <inheritdoc />
public sealed class Files(IngestDbContext data, IBlobStore blobs, FileIntake intake) : IFiles
{
    /// <inheritdoc />
    public async Task<FileFacts?> FindAsync(Guid fileId, CancellationToken cancellation) =>
        await FactsAsync(f => f.Id == fileId, cancellation) is [var found] ? found : null;

    /// <inheritdoc />
    public Task<IReadOnlyList<FileFacts>> FindManyAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation) =>
        FactsAsync(f => fileIds.Contains(f.Id), cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<FileFacts>> OfHolderAsync(string holder, CancellationToken cancellation) =>
        FactsAsync(f => f.Holder == holder, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<FileFacts>> WithSameBytesAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellation) =>
        FactsAsync(f => sha256.Contains(f.Sha256) && (f.State == FileState.Ready || f.State == FileState.ReadyWithoutPreview), cancellation);

    /// <inheritdoc />
    public async IAsyncEnumerable<Passage> PassagesAsync(Guid fileId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var passages = data.Passages.AsNoTracking()
            .Where(p => p.FileId == fileId && data.Files.Any(f => f.Id == fileId && (f.State == FileState.Ready || f.State == FileState.ReadyWithoutPreview)))
            .OrderBy(p => p.Number).AsAsyncEnumerable();
        await foreach (var passage in passages.WithCancellation(cancellation))
            yield return new Passage(passage.Number, passage.Heading, passage.Locator, passage.Text);
    }

    /// <inheritdoc />
    public Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation) => intake.AcceptAsync(file, content, cancellation);

    /// <inheritdoc />
    public async Task RemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        var file = await data.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId, cancellation);
        if (file is null)
            return;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await data.Files.Where(f => f.Id == fileId).ExecuteDeleteAsync(cancellation);
        data.Record("ingest.remove", $"file:{fileId}", detail: null, file.SiteId);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        intake.Forget(fileId);
    }

    /// <summary>The original of a ready file.</summary>
    internal Task<Stream> OpenOriginalAsync(FileFacts file, CancellationToken cancellation) => blobs.OpenReadAsync(file.Sha256!, cancellation);

    private async Task<IReadOnlyList<FileFacts>> FactsAsync(Expression<Func<StoredFile, bool>> which, CancellationToken cancellation)
    {
        var rows = await data.Files.AsNoTracking().Where(which).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id)
            .Select(f => new { File = f, HasCover = data.Derivatives.Any(d => d.FileId == f.Id && d.Name == Derivative.Cover) })
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => FactsOf(r.File, r.HasCover));
    }

    private static FileFacts FactsOf(StoredFile f, bool hasCover) => new(
        f.Id, f.SiteId, f.OwnerId, f.Holder, f.Name, f.State, f.Kind, f.MediaType, f.Length, f.Sha256, f.Progress, f.RefusalKey, f.RefusalArguments,
        f.ScannedParts, f.ScannedAt, f.Pages, f.DurationSeconds, hasCover, f.CanBeRead,
        MetadataOf(f),
        f.NoteKey)
    {
        Remarks = f.Remarks is null ? [] : JsonSerializer.Deserialize<List<FileRemark>>(f.Remarks, StoredFile.RemarksJson)!,
    };

    // Cleaned here as well: rows from before there was a cleaning say what their files said. A PDF's date was the day it was printed.
    private static ExtractedMetadata? MetadataOf(StoredFile f) =>
        f.Metadata is null || JsonSerializer.Deserialize<ExtractedMetadata>(f.Metadata, JsonSerializerOptions.Web) is not { } said ? null
            : FactCleaning.Clean(f.Kind == FileKind.Pdf ? said with { Published = null } : said);
}
