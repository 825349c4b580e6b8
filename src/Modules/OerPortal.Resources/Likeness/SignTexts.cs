using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Likeness;

/// <summary>Signs the texts of files that wait for it.</summary>
internal sealed record SignTexts : IJob
{
    public string Key => "sign-texts";

    public JobLane Lane => JobLane.Upkeep;
}

/// <summary>Whenever a file is ready, or derived anew, its text is to be signed.</summary>
internal sealed class SignTextsHandler(ResourcesDbContext db, IFiles files) : IEventHandler<FileReady>, IEventHandler<FilesGivenUp>, IJobHandler<SignTexts>
{
    /// <summary>After so many others have their turn.</summary>
    private const int AtOnce = 25;

    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO resources.unsigned_text (file_id, since) VALUES ({message.FileId}, clock_timestamp()) ON CONFLICT (file_id) DO UPDATE SET since = excluded.since", cancellation);
        db.Enqueue(new SignTexts());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What belongs to nothing any more is like nothing.</summary>
    public Task HandleAsync(FilesGivenUp message, CancellationToken cancellation)
    {
        Guid[] given = [.. message.FileIds];
        return db.Database.ExecuteSqlAsync(
            $"DELETE FROM resources.text_signature s WHERE s.file_id = ANY({given}) AND NOT EXISTS (SELECT FROM resources.version_file f WHERE f.file_id = s.file_id)", cancellation);
    }

    public async Task RunAsync(SignTexts job, IJobProgress progress, CancellationToken cancellation)
    {
        var waiting = await db.Database.SqlQuery<UnsignedText>($"""SELECT file_id AS "FileId", since AS "Since" FROM resources.unsigned_text ORDER BY since LIMIT {AtOnce}""").ToListAsync(cancellation);
        foreach (var text in waiting)
            await SignAsync(text, cancellation);
        if (waiting.Count < AtOnce)
            return;
        db.Enqueue(new SignTexts());
        await db.SaveChangesAsync(cancellation);
    }

    private async Task SignAsync(UnsignedText text, CancellationToken cancellation)
    {
        if (await files.FindAsync(text.FileId, cancellation) is { IsReady: true })
        {
            var reading = new TextReading();
            await foreach (var passage in files.PassagesAsync(text.FileId, cancellation))
                reading.Read(passage.Text);
            var signed = reading.Sign(text.FileId);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO resources.text_signature (file_id, minima, bands) VALUES ({signed.FileId}, {signed.Minima}, {signed.Bands})
                 ON CONFLICT (file_id) DO UPDATE SET minima = excluded.minima, bands = excluded.bands
                 """,
                cancellation);
        }

        // Unless it has become ready anew meanwhile.
        await db.Database.ExecuteSqlAsync($"DELETE FROM resources.unsigned_text WHERE file_id = {text.FileId} AND since = {text.Since}", cancellation);
    }

    private sealed record UnsignedText(Guid FileId, DateTimeOffset Since);
}
