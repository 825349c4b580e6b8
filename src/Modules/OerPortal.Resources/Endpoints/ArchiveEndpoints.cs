using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Endpoints;

/// <summary>All files of a resource that the person may have, as one ZIP that is written while it is sent: nothing is kept in memory or on disk.</summary>
internal static class ArchiveEndpoints
{
    internal static void MapArchive(this IEndpointRouteBuilder routes)
        => routes.MapGet(ResourceAddress.Archive("{publicId}"), SendAsync).WithMetadata(new CountedAttribute(Use.Download, "publicId"));

    private static async Task<IResult> SendAsync(
        HttpContext http, string publicId, IResources resources, ResourcesDbContext db, IFilesGivenOut given, ICurrentPerson person, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(publicId) || await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return Results.NotFound();
        var files = await FilesAsync(db, given, card.Id, cancellation);
        if (files.Count == 0)
            return Results.NotFound();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(ArchiveNames.Fit(card.Title) + ".zip");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        // The framework's archive ends each entry with a few bytes that it does not write asynchronously (.NET 10).
        if (http.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        return Results.Stream(body => WriteAsync(body, files, given, cancellation), "application/zip");
    }

    private static async Task<List<(string Name, FileGivenOut File)>> FilesAsync(ResourcesDbContext db, IFilesGivenOut given, Guid resourceId, CancellationToken cancellation)
    {
        var version = await db.Versions.OfAllSites().AsNoTracking().Include(v => v.Files)
            .SingleAsync(v => db.Resources.OfAllSites().Any(r => r.Id == resourceId && r.CurrentVersionId == v.Id), cancellation);
        var found = new List<(string Name, FileGivenOut File)>();
        foreach (var file in version.OrderedFiles)
        {
            if (await given.FindAsync(file.FileId, cancellation) is { } allowed)
                found.Add((ArchiveNames.Of(file.Title, allowed.Name, found.Count + 1), allowed));
        }

        return found;
    }

    // Not packed again: books, films and pictures are packed already.
    private static async Task WriteAsync(Stream body, List<(string Name, FileGivenOut File)> files, IFilesGivenOut given, CancellationToken cancellation)
    {
        await using var archive = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var (name, file) in files)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
            await using var target = await entry.OpenAsync(cancellation);
            await using var source = await given.OpenAsync(file, cancellation);
            await source.CopyToAsync(target, cancellation);
        }
    }
}
