using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Passages;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Writes a derivation down, in place of the one before.</summary>
internal static class DerivationStore
{
    /// <summary>Columns of the file that come from it.</summary>
    public static void Set(UpdateSettersBuilder<StoredFile> set, StoredFile file, Derivation made)
    {
        var metadata = made.Metadata is null ? file.Metadata : JsonSerializer.Serialize(made.Metadata, JsonSerializerOptions.Web);
        var remarks = made.Remarks.Count == 0 ? null : JsonSerializer.Serialize(made.Remarks, StoredFile.RemarksJson);
        set.SetProperty(f => f.Pages, made.Pages).SetProperty(f => f.DurationSeconds, made.Seconds).SetProperty(f => f.Metadata, metadata).SetProperty(f => f.Remarks, remarks).SetProperty(f => f.Progress, (short)100)
            .SetProperty(f => f.CanBeRead, made.Publication is not null).SetProperty(f => f.NoteKey, made.Note ?? file.NoteKey).SetProperty(f => f.Pipeline, PipelineVersion.Current)
            .SetProperty(f => f.Attempts, 0).SetProperty(f => f.Interruptions, 0);
    }

    /// <summary>Nothing that was made of the file is known any more.</summary>
    public static Task ClearAsync(IngestDbContext data, Guid fileId, CancellationToken cancellation) => data.Database.ExecuteSqlAsync(
        $"""
        with gone as (delete from ingest.derivative where file_id = {fileId}), g2 as (delete from ingest.publication where file_id = {fileId}),
             g3 as (delete from ingest.member where file_id = {fileId}), g4 as (delete from ingest.recording where file_id = {fileId})
        delete from ingest.passage where file_id = {fileId}
        """,
        cancellation);

    /// <summary>Rows of the same transaction, in arrays because a book has hundreds; its text in portions, because it may be long.</summary>
    public static async Task WriteAsync(IngestDbContext data, Guid fileId, Derivation made, List<Derivative> derivatives, CancellationToken cancellation)
    {
        await ClearAsync(data, fileId, cancellation);
        await data.Faults.Where(f => f.FileId == fileId).ExecuteDeleteAsync(cancellation);
        data.AddRange(derivatives);
        if (made.Publication is not null)
            data.Add(new StoredPublication { FileId = fileId, Manifest = made.Publication.Manifest, Positions = made.Publication.Positions });
        if (made.Recording is { } recording)
        {
            data.Add(StoredRecording.Of(fileId, recording));
            if (!recording.Plan.IsNothing)
                data.Enqueue(new PrepareMedia(fileId));
        }
        var members = made.Members;
        if (members.Count > 0)
        {
            await data.Database.ExecuteSqlAsync(
                $"""
                insert into ingest.member (file_id, path, media_type, "offset", length, raw_length, content_encoding)
                select {fileId}, * from unnest({members.Select(m => m.Path).ToArray()}, {members.Select(m => m.MediaType).ToArray()}, {members.Select(m => m.Offset).ToArray()},
                    {members.Select(m => m.Length).ToArray()}, {members.Select(m => m.RawLength).ToArray()}, {members.Select(m => m.ContentEncoding).ToArray()})
                """,
                cancellation);
        }
        if (made.TextFile is null)
            return;
        await foreach (var passages in PassageFile.ReadPortionsAsync(made.TextFile, cancellation))
        {
            await data.Database.ExecuteSqlAsync(
                $"""
                insert into ingest.passage (file_id, number, heading, locator, text)
                select {fileId}, * from unnest({passages.Select(p => p.Number).ToArray()}, {passages.Select(p => p.Heading).ToArray()},
                    {passages.Select(p => p.Locator).ToArray()}, {passages.Select(p => p.Text).ToArray()})
                """,
                cancellation);
        }
    }
}
