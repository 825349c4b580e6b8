using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Pictures;

/// <param name="Bytes">Null when they stand in <paramref name="File"/>.</param>
/// <param name="File">In the scratch folder.</param>
/// <param name="MediaType">What the member is now.</param>
internal sealed record CleanMember(byte[]? Bytes, string? File, string MediaType);

/// <summary>
/// Pictures, films and sound inside a book, an office document or an archive, without notes. They stay byte for byte what they
/// were otherwise; only a picture whose parts cannot be told apart is drawn anew.
/// </summary>
/// <param name="mayOpen">Ends when a member may be handed to a program outside ours.</param>
internal sealed class PackedPictures(StrictZip zip, ScratchFolder scratch, Func<string, Task> mayOpen)
{
    /// <summary>Longest picture that is looked into; a longer one is left out, because nobody knows what it carries.</summary>
    internal const long MostBytes = 64 << 20;

    private const int HeadBytes = 64;

    /// <summary>Whether the member has to be looked at, by its first bytes whatever it is called.</summary>
    public bool IsPictureOrFilm(ZipMember member) => KindOf(member) is not null;

    /// <param name="mayChangeKind">Whether a picture that browsers do not draw becomes one they do.</param>
    /// <returns>Null when it is left out.</returns>
    public async Task<CleanMember?> CleanAsync(ZipMember member, bool mayChangeKind, CancellationToken cancellation)
    {
        var kind = KindOf(member);
        if (kind is { Kind: FileKind.Video or FileKind.Audio })
            return await FilmAsync(member, kind, cancellation);
        if (kind is null || member.Length > MostBytes)
            return null;
        var picture = zip.ReadAll(member, MostBytes, Refusal.TooManyPixels);
        var isDrawnByBrowsers = kind.MediaType is not ("image/tiff" or "image/heic");
        if ((isDrawnByBrowsers || !mayChangeKind) && PictureNotes.Remove(picture, keepUpright: true) is { } clean)
            return new CleanMember(clean, null, kind.MediaType);
        return await DrawAnewAsync(member, picture, kind, mayChangeKind, cancellation);
    }

    private async Task<CleanMember?> DrawAnewAsync(ZipMember member, byte[] picture, DetectedKind kind, bool mayChangeKind, CancellationToken cancellation)
    {
        var format = kind.MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", "image/gif" => "gif", "image/webp" => "webp", _ when mayChangeKind => "webp", _ => null };
        if (format is null || !ImageHeader.IsDecodable(kind, picture))
            return null;
        await mayOpen(member.Name);
        var original = scratch.File($"picture-{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(original, picture, cancellation);
        var drawn = await Thumbnails.ShownAsync(original, format, scratch, cancellation);
        File.Delete(original);
        return drawn is null ? null : new CleanMember(null, drawn, Kinds.TypeOf(format));
    }

    private async Task<CleanMember> FilmAsync(ZipMember member, DetectedKind kind, CancellationToken cancellation)
    {
        var film = scratch.File($"film-{Guid.CreateVersion7():N}");
        await using (var file = File.Create(film))
        await using (var content = zip.OpenRead(member))
            await content.CopyToAsync(file, cancellation);
        var clean = await SoundNotes.CopyAsync(film, member.Name, film + "-clean", cancellation);
        if (clean is not null)
            File.Delete(film);
        return new CleanMember(null, clean ?? film, kind.MediaType);
    }

    private DetectedKind? KindOf(ZipMember member)
    {
        if (member.IsFolder || member.Length < 12)
            return null;
        var head = new byte[Math.Min(HeadBytes, member.Length)];
        using (var content = zip.OpenRead(member))
            content.ReadExactly(head);
        return PictureNotes.MediaTypeOf(head) is { } type ? Kinds.Picture(type) : SoundNotes.IsKnown(head, member.Name) ? Kinds.Mp4 : null;
    }
}
