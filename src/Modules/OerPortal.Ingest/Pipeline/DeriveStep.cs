using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Deriving → Ready or ReadyWithoutPreview, with everything the readers and the search need.</summary>
public sealed class DeriveStep(
    FileMoves moves, PortalFolders folders, PdfDerivation pdf, BlobPlacing placing, FileProgress progress, ILogger<DeriveStep> log)
{
    /// <param name="file">In state Deriving.</param>
    /// <param name="ahead">What was read while the scanner worked; used when there is something.</param>
    /// <returns>False when the file was moved by somebody else.</returns>
    internal async Task<bool> RunAsync(StoredFile file, string path, ReadAhead ahead, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(folders.Temp);
        Derivation made;
        try
        {
            made = await ahead.ResultAsync() ?? await DeriveAsync(file, path, scratch, cancellation);
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused), verdict: null, cancellation);
        }
        return await WriteAsync(file, made, cancellation);
    }

    private async Task<Derivation> DeriveAsync(StoredFile file, string path, ScratchFolder scratch, CancellationToken cancellation) => file.Kind switch
    {
        FileKind.Epub => await EpubDerivation.RunAsync(file, path, scratch, mayOpen: _ => Task.CompletedTask, progress.Between(file.Id, 55, 95), cancellation),
        FileKind.Pdf => await pdf.RunAsync(file, path, scratch, cancellation),
        FileKind.Image when file.Use == FileUse.Play => await PictureAsync(file, path, scratch, cancellation),
        _ => new Derivation { IsComplete = file.Use != FileUse.Download },
    };

    private static async Task<Derivation> PictureAsync(StoredFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var made = new Derivation();
        if (await Thumbnails.CoverAsync(path, scratch, cancellation) is { } cover)
            made.Files.Add(new MadeFile(Derivative.Cover, cover, Thumbnails.CoverType));
        else
            made.IsComplete = false;
        // GIF may move, and carries no camera's notes.
        var format = file.MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", "image/webp" => "webp", _ => null };
        if (format is not null && await Thumbnails.ShownAsync(path, format, scratch, cancellation) is { } shown)
            made.Files.Add(new MadeFile(Derivative.Shown, shown, file.MediaType));
        return made;
    }

    private async Task<bool> WriteAsync(StoredFile file, Derivation made, CancellationToken cancellation)
    {
        var derivatives = new List<Derivative>(made.Files.Count);
        foreach (var part in made.Files)
            derivatives.Add(await placing.PlaceAsync(file.Id, part, cancellation));
        var metadata = made.Metadata is null ? file.Metadata : JsonSerializer.Serialize(made.Metadata, JsonSerializerOptions.Web);
        var remarks = made.Remarks.Count == 0 ? null : JsonSerializer.Serialize(made.Remarks, StoredFile.RemarksJson);
        foreach (var remark in made.Remarks.Where(r => r.IsMissingPart))
            log.LogInformation("File {File} is taken without a part: {Kind} {Name}.", file.Id, remark.Kind, remark.Name);
        return await moves.MoveAsync(
            file,
            made.IsComplete ? FileState.Ready : FileState.ReadyWithoutPreview,
            set => set.SetProperty(f => f.Pages, made.Pages).SetProperty(f => f.Metadata, metadata).SetProperty(f => f.Remarks, remarks).SetProperty(f => f.Progress, (short)100)
                .SetProperty(f => f.CanBeRead, made.Publication is not null).SetProperty(f => f.Attempts, 0),
            context => WriteAsync(context, file.Id, made, derivatives, cancellation),
            cancellation);
    }

    // Arrays in one statement each: a book has hundreds of rows.
    private static async Task WriteAsync(IngestDbContext data, Guid fileId, Derivation made, List<Derivative> derivatives, CancellationToken cancellation)
    {
        await data.Database.ExecuteSqlAsync(
            $"""
            with gone as (delete from ingest.derivative where file_id = {fileId}), g2 as (delete from ingest.publication where file_id = {fileId}),
                 g3 as (delete from ingest.member where file_id = {fileId})
            delete from ingest.passage where file_id = {fileId}
            """,
            cancellation);
        data.AddRange(derivatives);
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
