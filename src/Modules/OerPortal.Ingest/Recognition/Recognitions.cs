using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Recognition;

/// <summary>A ready file that nobody has read in the form that people see.</summary>
internal sealed record FileToRead
{
    public required StoredFile File { get; init; }

    /// <summary>Hash of what people see of it.</summary>
    public required string Source { get; init; }

    public Guid Id => File.Id;

    public string Name => File.Name;

    public bool IsPicture => File.Kind == FileKind.Image;
}

/// <param name="Page">From 1; 0 for a picture.</param>
/// <param name="Letters">Of its own.</param>
internal sealed record UnreadPage(int Page, int Letters);

/// <summary>Which files are to be read by machine, and what was read.</summary>
public sealed class Recognitions(IngestDbContext data, BlobPlacing placing, TimeProvider time)
{
    /// <summary>Pages of one file that are read; a thick textbook has as many.</summary>
    internal const int MostPages = 600;

    /// <summary>Runs without an end after which a file is given up.</summary>
    internal const short MostFaults = 5;

    internal Task<List<Guid>> NewestAsync(int count, CancellationToken cancellation) => Due().OrderByDescending(f => f.File.Id).Select(f => f.File.Id).Take(count).ToListAsync(cancellation);

    internal Task<FileToRead?> FindAsync(Guid fileId, CancellationToken cancellation) => Due().FirstOrDefaultAsync(f => f.File.Id == fileId, cancellation);

    /// <summary>Notes that the file is being read; what does not come to its end is seen.</summary>
    /// <returns>Pages that are left to read, in order.</returns>
    internal async Task<List<UnreadPage>> BeginAsync(FileToRead file, CancellationToken cancellation)
    {
        // Pages of an office file, drawn anew, may have other words on them; a scan and a picture stay what they are.
        if (file.File.Kind == FileKind.Office)
            await data.Recognitions.Where(r => r.FileId == file.Id && r.Source != file.Source).ExecuteDeleteAsync(cancellation);
        var without = file.IsPicture ? [new UnreadPage(0, 0)] : await PagesWithoutTextAsync(file.File, cancellation);
        List<UnreadPage> wanted = [.. without.Take(MostPages)];
        await data.Database.ExecuteSqlAsync(
            $"""
            insert into ingest.recognition (file_id, source, pages, faults) values ({file.Id}, {file.Source}, {without.Count}, 1)
            on conflict (file_id) do update set source = excluded.source, pages = excluded.pages, finished_at = null,
                faults = case when recognition.source = excluded.source then recognition.faults + 1 else 1 end
            """,
            cancellation);
        int[] numbers = [.. wanted.Select(p => p.Page)];
        await data.RecognisedPages.Where(p => p.FileId == file.Id && !numbers.Contains(p.Page)).ExecuteDeleteAsync(cancellation);
        var read = await data.RecognisedPages.Where(p => p.FileId == file.Id).Select(p => p.Page).ToHashSetAsync(cancellation);
        return [.. wanted.Where(p => !read.Contains(p.Page))];
    }

    /// <summary>The run came to its end.</summary>
    internal Task EndAsync(FileToRead file, CancellationToken cancellation) =>
        data.Recognitions.Where(r => r.FileId == file.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Faults, (short)0), cancellation);

    /// <summary>Writes a page down. Where it has words of its own that the machine only read once more, they are enough.</summary>
    internal async Task WriteAsync(FileToRead file, UnreadPage page, ReadPage read, CancellationToken cancellation)
    {
        var isNews = read.Text.Length > 0 && read.Letters >= 2 * page.Letters;
        data.Add(new RecognisedPage
        {
            FileId = file.Id,
            Page = page.Page,
            Text = isNews ? read.Text : "",
            Letters = read.Letters,
            Confidence = (short)read.Confidence,
            Turn = (short)read.Turn,
            Layer = isNews && read.Layer is { } layer ? await File.ReadAllBytesAsync(layer, cancellation) : null,
        });
        await data.SaveChangesAsync(cancellation);
        data.ChangeTracker.Clear();
    }

    internal Task<bool> HasWordsAsync(FileToRead file, CancellationToken cancellation) => Understood(file).AnyAsync(cancellation);

    /// <summary>Gives the words to readers and to the search.</summary>
    /// <param name="opening">Of what people see; null when no words were read.</param>
    internal async Task FinishAsync(FileToRead file, FileOpening? opening, CancellationToken cancellation)
    {
        var sure = await Understood(file).Select(p => new { p.Confidence, p.Letters }).ToListAsync(cancellation);
        var (pages, letters) = (sure.Count, sure.Sum(p => p.Letters));
        var confidence = letters == 0 ? 0 : sure.Sum(p => p.Confidence * p.Letters) / letters;
        var laid = opening is null ? [] : await LaidAsync(file, opening, cancellation);
        var document = laid.GetValueOrDefault(Derivative.Document)?.Sha256 ?? file.Source;
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        // Derived anew meanwhile: the next run lays its words over that.
        if (await FindAsync(file.Id, cancellation) is not { } still || still.Source != file.Source)
            return;
        foreach (var (name, blob) in laid)
            await data.Derivatives.Where(d => d.FileId == file.Id && d.Name == name).ExecuteUpdateAsync(s => s.SetProperty(d => d.Sha256, blob.Sha256).SetProperty(d => d.Length, blob.Length), cancellation);
        await data.Recognitions.Where(r => r.FileId == file.Id).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Source, document).SetProperty(r => r.Understood, pages).SetProperty(r => r.Confidence, (short)confidence).SetProperty(r => r.FinishedAt, now), cancellation);
        if (pages > 0)
        {
            data.Record("ingest.recognise", $"file:{file.Id}", new { pages, confidence }, file.File.SiteId);
            // Search and pages ask for the file again.
            data.Publish(new FileReady(file.Id, file.File.SiteId, file.File.OwnerId, file.File.Holder));
        }
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        data.ChangeTracker.Clear();
    }

    private async Task<Dictionary<string, Blob>> LaidAsync(FileToRead file, FileOpening opening, CancellationToken cancellation)
    {
        var placed = new Dictionary<string, Blob>(StringComparer.Ordinal);
        try
        {
            foreach (var made in await opening.LayAsync(Understood(file).OrderBy(p => p.Page).AsAsyncEnumerable(), cancellation))
                placed[made.Name] = await placing.PlaceAsync(made.Path, cancellation);
        }
        catch (WorkerDiedException died) when (died.IsLimit)
        {
            // The search has its words all the same.
        }
        return placed;
    }

    private IQueryable<RecognisedPage> Understood(FileToRead file) => data.RecognisedPages.AsNoTracking().Where(p => p.FileId == file.Id && p.Text != "");

    // What shows pages or a picture, in a form that was not looked at.
    private IQueryable<FileToRead> Due() =>
        from f in data.Files.AsNoTracking().Ready()
        join d in data.Derivatives on f.Id equals d.FileId
        where d.Name == (f.Kind == FileKind.Image ? Derivative.Shown : Derivative.Document)
            && !data.Recognitions.Any(r => r.FileId == f.Id && r.Source == d.Sha256 && (r.FinishedAt != null || r.Faults >= MostFaults))
        select new FileToRead { File = f, Source = d.Sha256 };

    private Task<List<UnreadPage>> PagesWithoutTextAsync(StoredFile file, CancellationToken cancellation) => data.Database.SqlQuery<UnreadPage>(
        $"""
        select n as "Page", coalesce(own.letters, 0)::int as "Letters"
        from generate_series(1, {Math.Min(file.Pages ?? 0, PdfTools.MaxTextPages)}) n
        left join (select locator, sum(length(text)) letters from ingest.passage where file_id = {file.Id} group by locator) own on own.locator = 'page=' || n
        where coalesce(own.letters, 0) < {PageReading.FewLetters}
        order by n
        """).ToListAsync(cancellation);
}
