using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Reading.Data;

/// <summary>A file the current person may read now.</summary>
/// <param name="Card">The published resource it belongs to; null when a contributor or reviewer looks at a file that is not published.</param>
/// <param name="Publication">Null when the portal cannot show it page by page (audio, video, lectures, download only).</param>
/// <param name="Called">Of a file beside the main one: what it is called within the resource.</param>
/// <param name="Next">What comes after it in the resource and can be opened in a browser; null at the end.</param>
internal sealed record ReadableFile(ResourceCard? Card, FileFacts File, Publication? Publication, string? Called = null, NextFile? Next = null)
{
    /// <summary>Of a picture too large to be fetched whole.</summary>
    public TiledPicture? Tiles { get; init; }

    /// <summary>How it is played, when it is a lecture.</summary>
    public Lecture? Lecture { get; init; }

    /// <summary>Until when it is borrowed, where that is what opens it.</summary>
    public LoanTerm? Loan { get; init; }

    /// <summary>Names of its sheets, when it is a workbook that can be looked at as tables.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>What lies in it, when it is an archive.</summary>
    public FileContents? Contents { get; init; }

    /// <summary>All pictures of the resource, in its order, where it has several and this is one of them.</summary>
    public IReadOnlyList<PictureOfSet> Set { get; init; } = [];

    public string Title => Card is null ? File.Metadata?.Title ?? File.Name : Called is null ? Card.Title : $"{Called} – {Card.Title}";
}

internal sealed record NextFile(Guid Id, string Title);

internal sealed record PictureOfSet(Guid Id, string Title, bool HasCover);

/// <summary>Brings what a reader page needs. Null always means 404, whatever the reason.</summary>
internal sealed class ReadingRoom(IResources resources, IFiles files, IPublications publications, ILectures lectures, IRecordings recordings, ITiles tiles, IContents contents, ISheets sheets, FileRights door, IEnumerable<ILendsResources> lenders, ICurrentPerson person)
{
    /// <summary>A file of a published resource; its main one when <paramref name="fileId"/> is null.</summary>
    public async Task<ReadableFile?> OfResourceAsync(string publicId, Guid? fileId, CancellationToken cancellation)
    {
        var card = await resources.FindAsync(publicId, Viewer.From(person), cancellation);
        if (card is null || (fileId ?? card.MainFileId) is not { } wanted)
            return null;
        if (await resources.DocumentAsync(card.Id, cancellation) is not { } document || (wanted != card.MainFileId && !document.FileIds.Contains(wanted)))
            return null;
        var right = Licences.IsLent(card.Licence) ? await door.RightToAsync(wanted, cancellation) : FileRight.Public;
        if (right == FileRight.None)
            return null;
        var opened = await OpenAsync(card, wanted, right, cancellation);
        if (opened is null || document.FileIds.Count < 2)
            return opened;
        var called = wanted == card.MainFileId ? null : document.TitleOf(wanted) ?? opened.File.Name;
        return opened.File.Kind == FileKind.Image
            ? opened with { Called = called, Next = await NextAsync(document, wanted, cancellation), Set = await SetAsync(document, cancellation) }
            : opened with { Called = called, Next = await NextAsync(document, wanted, cancellation) };
    }

    /// <summary>Where what the current person sees but has not borrowed can be had; null for everything else.</summary>
    public async Task<string?> LendingAddressAsync(string publicId, CancellationToken cancellation)
        => await resources.FindAsync(publicId, Viewer.From(person), cancellation) is { } card && Licences.IsLent(card.Licence) ? lenders.Select(l => l.AddressOf(publicId)).FirstOrDefault() : null;

    /// <summary>A file that is not published yet, for its contributor and reviewers.</summary>
    public async Task<ReadableFile?> UnpublishedAsync(Guid fileId, CancellationToken cancellation)
        => await door.RightToAsync(fileId, cancellation) is FileRight.Private or FileRight.Public ? await OpenAsync(null, fileId, FileRight.Private, cancellation) : null;

    /// <summary>The published resource that the file belongs to now; null where the current person may not read either.</summary>
    public async Task<ResourceCard?> CardOfAsync(string publicId, Guid fileId, CancellationToken cancellation)
    {
        var card = await resources.FindAsync(publicId, Viewer.From(person), cancellation);
        if (card is null || await door.RightToAsync(fileId, cancellation) == FileRight.None)
            return null;
        var belongs = card.MainFileId == fileId || (await resources.DocumentAsync(card.Id, cancellation))?.FileIds.Contains(fileId) == true;
        return belongs ? card : null;
    }

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

    /// <summary>A sheet of a workbook; null when it has none of this number.</summary>
    public async Task<SheetView?> SheetAsync(ReadableFile workbook, int number, CancellationToken cancellation) =>
        number > 0 && number <= workbook.Sheets.Count && await sheets.FindAsync(workbook.File.Id, number, cancellation) is { } table ? new SheetView(number, table) : null;

    /// <summary>What stands beside a recording or film while it plays.</summary>
    public Task<RecordingFacts?> RecordingAsync(ReadableFile film, CancellationToken cancellation) => recordings.FindAsync(film.File.Id, cancellation);

    /// <summary>The recording or film that a file of subtitles of a published resource belongs to; it is opened in their place.</summary>
    public async Task<Guid?> SpokenInAsync(ReadableFile words, CancellationToken cancellation)
    {
        if (words.File.Kind != FileKind.Subtitles || await resources.DocumentAsync(words.Card!.Id, cancellation) is not { } document)
            return null;
        var together = await files.FindManyAsync(document.FileIds, cancellation);
        return together.FirstOrDefault(f => f.CanBeOpened && f.Kind is FileKind.Audio or FileKind.Video && CaptionTrack.Of(f, together).Any(t => t.File.Id == words.File.Id))?.Id;
    }

    // A set of pictures is looked through like an album.
    private async Task<IReadOnlyList<PictureOfSet>> SetAsync(ResourceDocument document, CancellationToken cancellation)
    {
        var pictures = (await files.FindManyAsync([.. document.FileIds], cancellation)).Where(file => file is { Kind: FileKind.Image, CanBeOpened: true }).ToDictionary(file => file.Id);
        return pictures.Count < 2 ? []
            : [.. document.FileIds.Where(pictures.ContainsKey).Select(id => new PictureOfSet(id, document.TitleOf(id) ?? pictures[id].Name, pictures[id].HasCover))];
    }

    private async Task<NextFile?> NextAsync(ResourceDocument document, Guid fileId, CancellationToken cancellation)
    {
        Guid[] later = [.. document.FileIds.SkipWhile(id => id != fileId).Skip(1)];
        var facts = (await files.FindManyAsync(later, cancellation)).Where(file => file.CanBeOpened).ToDictionary(file => file.Id);
        return later.Where(facts.ContainsKey).Select(id => new NextFile(id, document.TitleOf(id) ?? facts[id].Name)).FirstOrDefault();
    }

    private async Task<ReadableFile?> OpenAsync(ResourceCard? card, Guid fileId, FileRight right, CancellationToken cancellation)
    {
        if (await files.FindAsync(fileId, cancellation) is not { IsReady: true } file)
            return null;
        var publication = file.CanBeRead ? await publications.FindAsync(fileId, cancellation) : null;
        return new ReadableFile(card, file, publication)
        {
            Loan = right == FileRight.Lent && card is not null ? await lenders.TermAsync(card.Id, cancellation) : null,
            // The address of a lecture is the right to it for some hours, whatever becomes of the loan: it is not given out.
            Lecture = file is { CanBeRead: true, Kind: FileKind.Package } && right != FileRight.Lent ? await lectures.FindAsync(fileId, cancellation) : null,
            Sheets = file is { CanBeRead: true, Kind: FileKind.Office } ? await sheets.NamesAsync(fileId, cancellation) : [],
            Contents = file is { CanBeRead: true, Kind: FileKind.Archive } ? await contents.FindAsync(fileId, cancellation) : null,
            Tiles = file.Kind == FileKind.Image ? await tiles.FindAsync(fileId, cancellation) : null,
        };
    }
}
