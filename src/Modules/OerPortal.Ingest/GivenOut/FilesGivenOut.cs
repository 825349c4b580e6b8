using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.GivenOut;

/// <summary>Asks the rows that refer to a file for the right to it, and takes the clean copy where there is one.</summary>
internal sealed class FilesGivenOut(IngestDbContext data, IEnumerable<IFileAccess> access, ICurrentPerson person, GoodBlobs blobs) : IFilesGivenOut
{
    public Task<FileGivenOut?> FindAsync(Guid fileId, CancellationToken cancellation) => FindAsync(fileId, GivenForm.Copy, cancellation);

    /// <param name="form">What it is wanted for.</param>
    public async Task<FileGivenOut?> FindAsync(Guid fileId, GivenForm form, CancellationToken cancellation)
    {
        var right = await access.WidestAsync(fileId, cancellation);
        var file = right == FileRight.None
            ? null
            : await data.Files.AsNoTracking().Ready().FirstOrDefaultAsync(f => f.Id == fileId, cancellation);
        if (file is null)
            return null;
        var isOwner = person.IsSignedIn && person.Id == file.OwnerId;
        // A picture may say where a child lives; the copy without the camera's notes is the one that is given out.
        var copies = isOwner && form == GivenForm.AsSent
            ? []
            : await data.Derivatives.AsNoTracking().Where(d => d.FileId == fileId && (d.Name == Derivative.Shown || d.Name == Derivative.Played)).ToListAsync(cancellation);
        var played = copies.Find(d => d.Name == Derivative.Played);
        var shown = form == GivenForm.OnPage && played is not null ? played : copies.Find(d => d.Name == Derivative.Shown);
        if (shown is null && !isOwner && CleanCopy.IsDemanded(file.Kind))
            return null;
        var mediaType = shown?.MediaType ?? file.MediaType;
        var isShown = file.State == FileState.Ready && (file.Use == FileUse.Play || played is not null);
        // What is lent is looked at in the portal's pages, and taken along by nobody.
        if (right == FileRight.Lent && !(form == GivenForm.OnPage && isShown))
            return null;
        return new FileGivenOut(
            NameWithEnding(file, mediaType), mediaType, shown?.Sha256 ?? file.Sha256!, shown?.Length ?? file.Length, right, isOwner,
            isShown);
    }

    public Task<Stream> OpenAsync(FileGivenOut file, CancellationToken cancellation) => blobs.OpenAsync(file.Sha256, file.Length, cancellation);

    // A phone's HEIC is given out as JPEG, and called so.
    private static string NameWithEnding(StoredFile file, string mediaType)
    {
        if (!Kinds.TryEnding(mediaType, out var ending) || (Path.HasExtension(file.Name) && mediaType == file.MediaType))
            return file.Name;
        return Path.HasExtension(file.Name) ? Path.ChangeExtension(file.Name, ending) : $"{file.Name}.{ending}";
    }
}

/// <summary>What a file is wanted for.</summary>
internal enum GivenForm
{
    /// <summary>To take along.</summary>
    Copy,

    /// <summary>To show or play within a page.</summary>
    OnPage,

    /// <summary>As it was sent; for its owner.</summary>
    AsSent,
}
