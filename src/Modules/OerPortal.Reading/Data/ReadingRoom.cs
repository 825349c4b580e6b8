using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Reading.Data;

/// <summary>A file the current person may read now.</summary>
/// <param name="Card">The published resource it belongs to; null when a contributor or reviewer looks at a file that is not published.</param>
/// <param name="Publication">Null when the portal cannot show it page by page (audio, video, download only).</param>
internal sealed record ReadableFile(ResourceCard? Card, FileFacts File, Publication? Publication)
{
    public string Title => Card?.Title ?? File.Metadata?.Title ?? File.Name;
}

/// <summary>Brings what a reader page needs. Null always means 404, whatever the reason.</summary>
internal sealed class ReadingRoom(IResources resources, IFiles files, IPublications publications, FileRights door, ICurrentPerson person)
{
    /// <summary>A file of a published resource; its main one when <paramref name="fileId"/> is null.</summary>
    public async Task<ReadableFile?> OfResourceAsync(string publicId, Guid? fileId, CancellationToken cancellation)
    {
        var card = await resources.FindAsync(publicId, Viewer.From(person), cancellation);
        if (card is null || (fileId ?? card.MainFileId) is not { } wanted)
            return null;
        if (wanted != card.MainFileId && !await BelongsAsync(card, wanted, cancellation))
            return null;
        return await OpenAsync(card, wanted, cancellation);
    }

    /// <summary>A file that is not published yet, for its contributor and reviewers.</summary>
    public async Task<ReadableFile?> UnpublishedAsync(Guid fileId, CancellationToken cancellation)
        => await door.RightToAsync(fileId, cancellation) == FileRight.None ? null : await OpenAsync(null, fileId, cancellation);

    /// <summary>Whether the file belongs to the resource as it is published now.</summary>
    public async Task<bool> BelongsAsync(ResourceCard card, Guid fileId, CancellationToken cancellation)
        => await resources.DocumentAsync(card.Id, cancellation) is { } document && document.FileIds.Contains(fileId);

    /// <summary>Subtitles of a recording or film that the current person may have too.</summary>
    public async Task<IReadOnlyList<CaptionTrack>> CaptionsAsync(ReadableFile film, CancellationToken cancellation)
    {
        IReadOnlyList<FileFacts> together = film.Card is null
            ? await files.OfHolderAsync(film.File.Holder, cancellation)
            : await files.FindManyAsync([.. (await resources.DocumentAsync(film.Card.Id, cancellation))?.FileIds ?? []], cancellation);
        var tracks = new List<CaptionTrack>();
        foreach (var track in CaptionTrack.Of(film.File, together))
        {
            if (await door.RightToAsync(track.File.Id, cancellation) != FileRight.None)
                tracks.Add(track);
        }

        return tracks;
    }

    private async Task<ReadableFile?> OpenAsync(ResourceCard? card, Guid fileId, CancellationToken cancellation)
    {
        if (await files.FindAsync(fileId, cancellation) is not { IsReady: true } file)
            return null;
        var publication = file is { CanBeRead: true, Kind: FileKind.Epub or FileKind.Pdf } ? await publications.FindAsync(fileId, cancellation) : null;
        return new ReadableFile(card, file, publication);
    }
}
