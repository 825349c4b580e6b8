using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Deriving → Ready or ReadyWithoutPreview, with everything the readers and the search need.</summary>
public sealed class DeriveStep(
    FileMoves moves, IBlobStore blobs, PortalFolders folders, EpubDerivation epub, PdfDerivation pdf, BlobPlacing placing)
{
    /// <returns>False when the file was moved by somebody else.</returns>
    public async Task<bool> RunAsync(StoredFile file, CancellationToken cancellation)
    {
        using var local = await blobs.BorrowLocalAsync(file.Sha256!, cancellation);
        using var scratch = new ScratchFolder(folders.Temp);
        Derivation made;
        try
        {
            made = file.Kind switch
            {
                FileKind.Epub => await epub.RunAsync(file, local.Path, scratch, cancellation),
                FileKind.Pdf => await pdf.RunAsync(file, local.Path, scratch, cancellation),
                FileKind.Image when file.Use == FileUse.Play => await PictureAsync(file, local.Path, scratch, cancellation),
                _ => new Derivation { IsComplete = file.Use != FileUse.Download },
            };
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused.Reason), verdict: null, cancellation);
        }
        var metadata = made.Metadata is null ? file.Metadata : JsonSerializer.Serialize(made.Metadata, JsonSerializerOptions.Web);
        return await moves.MoveAsync(
            file,
            made.IsComplete ? FileState.Ready : FileState.ReadyWithoutPreview,
            set => set.SetProperty(f => f.Pages, made.Pages).SetProperty(f => f.Metadata, metadata).SetProperty(f => f.Progress, (short)100)
                .SetProperty(f => f.CanBeRead, made.Publication is not null).SetProperty(f => f.Attempts, 0),
            context => WriteAsync(context, file.Id, made, cancellation),
            cancellation);
    }

    private async Task<Derivation> PictureAsync(StoredFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var made = new Derivation();
        if (await Thumbnails.CoverAsync(path, scratch, cancellation) is { } cover)
            made.Blobs.Add(await placing.PlaceAsync(file.Id, Derivative.Cover, cover, "image/jpeg", cancellation));
        else
            made.IsComplete = false;
        // GIF may move, and carries no camera's notes.
        var format = file.MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", "image/webp" => "webp", _ => null };
        if (format is not null && await Thumbnails.ShownAsync(path, format, scratch, cancellation) is { } shown)
            made.Blobs.Add(await placing.PlaceAsync(file.Id, Derivative.Shown, shown, file.MediaType, cancellation));
        return made;
    }

    // Arrays in one statement each: a book has hundreds of rows.
    private static async Task WriteAsync(IngestDbContext data, Guid fileId, Derivation made, CancellationToken cancellation)
    {
        await data.Database.ExecuteSqlAsync(
            $"""
            with gone as (delete from ingest.derivative where file_id = {fileId}), g2 as (delete from ingest.publication where file_id = {fileId}),
                 g3 as (delete from ingest.member where file_id = {fileId})
            delete from ingest.passage where file_id = {fileId}
            """,
            cancellation);
        data.AddRange(made.Blobs);
        if (made.Publication is not null)
            data.Add(made.Publication);
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
        var passages = made.Passages;
        if (passages.Count > 0)
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
