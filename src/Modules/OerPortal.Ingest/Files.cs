using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest;

/// <inheritdoc />
public sealed class Files(IngestDbContext data, IBlobStore blobs, FileIntake intake, RecognitionSettings recognition) : IFiles
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
        var ready = data.Files.Ready().Where(f => f.Id == fileId);
        var number = 0;
        // Without their layers, which are not asked for here.
        var recognised = new Queue<RecognisedPage>(await data.RecognisedPages.AsNoTracking().Where(p => p.FileId == fileId && p.Text != "" && ready.Any()).OrderBy(p => p.Page)
            .Select(p => new RecognisedPage { FileId = p.FileId, Page = p.Page, Text = p.Text, Letters = p.Letters, Confidence = p.Confidence, Turn = p.Turn }).ToListAsync(cancellation));
        await foreach (var passage in data.Passages.AsNoTracking().Where(p => p.FileId == fileId && ready.Any()).OrderBy(p => p.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            while (recognised.TryPeek(out var page) && page.IsBefore(passage.Locator))
                yield return recognised.Dequeue().ToPassage(number++);
            yield return new Passage(number++, passage.Heading, passage.Locator, passage.Text);
        }
        while (recognised.TryDequeue(out var page))
            yield return page.ToPassage(number++);
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
            .Select(f => new
            {
                File = f,
                HasCover = data.Derivatives.Any(d => d.FileId == f.Id && d.Name == Derivative.Cover),
                Recognition = data.Recognitions.Where(r => r.FileId == f.Id)
                    .Select(r => new FileRecognition(r.Pages, data.RecognisedPages.Count(p => p.FileId == f.Id), r.Understood, r.Confidence, r.FinishedAt != null || r.Faults >= Recognitions.MostFaults)).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => FactsOf(r.File, r.HasCover) with { Recognition = r.Recognition ?? (recognition.CanRead ? FileRecognition.Waiting : null) });
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
