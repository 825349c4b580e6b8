using OerPortal.Epub.Media;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Pictures;

/// <param name="Bytes">Null when they stand in <paramref name="File"/>.</param>
/// <param name="File">In the scratch folder.</param>
/// <param name="MediaType">What the member is now.</param>
internal sealed record CleanMember(byte[]? Bytes, string? File, string MediaType);

/// <summary>
/// Pictures, films and sound inside a book, an office document or an archive, without notes. They stay byte for byte what they
/// were otherwise; only a picture whose parts cannot be told apart is drawn anew.
/// </summary>
/// <param name="folder">A private folder for what is made.</param>
/// <param name="drawing">Draws pictures anew; null leaves those out that would need it.</param>
internal sealed class PackedPictures(StrictZip zip, string folder, IPictureDrawing? drawing)
{
    /// <summary>Longest picture that is looked into; a longer one is left out, because nobody knows what it carries.</summary>
    internal const long MostBytes = 64 << 20;

    private const int HeadBytes = 64;
    private const string Film = "video/mp4";

    /// <summary>Whether the member has to be looked at, by its first bytes whatever it is called.</summary>
    public bool IsPictureOrFilm(ZipMember member) => TypeOf(member) is not null;

    /// <param name="mayChangeKind">Whether a picture that browsers do not draw becomes one they do.</param>
    /// <returns>Null when it is left out.</returns>
    public async Task<CleanMember?> CleanAsync(ZipMember member, bool mayChangeKind, CancellationToken cancellation)
    {
        var type = TypeOf(member);
        if (type == Film)
            return await FilmAsync(member, cancellation);
        if (type is null || member.Length > MostBytes)
            return null;
        var picture = zip.ReadAll(member, MostBytes, Refusal.TooManyPixels);
        var isDrawnByBrowsers = type is not ("image/tiff" or "image/heic");
        if ((isDrawnByBrowsers || !mayChangeKind) && PictureNotes.Remove(picture, keepUpright: true) is { } clean)
            return new CleanMember(clean, null, type);
        return await DrawAnewAsync(member, picture, type, mayChangeKind, cancellation);
    }

    private async Task<CleanMember?> DrawAnewAsync(ZipMember member, byte[] picture, string type, bool mayChangeKind, CancellationToken cancellation)
    {
        var format = type switch { "image/jpeg" => "jpg", "image/png" => "png", "image/gif" => "gif", "image/webp" => "webp", _ when mayChangeKind => "webp", _ => null };
        if (drawing is null || format is null || !ImageHeader.IsDecodable(type, picture))
            return null;
        var original = Path.Combine(folder, $"picture-{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(original, picture, cancellation);
        var drawn = await drawing.DrawAsync(member.Name, original, format, cancellation);
        File.Delete(original);
        return drawn is null ? null : new CleanMember(null, drawn, format == "jpg" ? "image/jpeg" : $"image/{format}");
    }

    private async Task<CleanMember> FilmAsync(ZipMember member, CancellationToken cancellation)
    {
        var film = Path.Combine(folder, $"film-{Guid.CreateVersion7():N}");
        await using (var file = File.Create(film))
        await using (var content = zip.OpenRead(member))
            await content.CopyToAsync(file, cancellation);
        var clean = await SoundNotes.CopyAsync(film, member.Name, film + "-clean", cancellation);
        if (clean is not null)
            File.Delete(film);
        return new CleanMember(null, clean ?? film, Film);
    }

    private string? TypeOf(ZipMember member)
    {
        if (member.IsFolder || member.Length < 12)
            return null;
        var head = new byte[Math.Min(HeadBytes, member.Length)];
        using (var content = zip.OpenRead(member))
            content.ReadExactly(head);
        return PictureNotes.MediaTypeOf(head) ?? (SoundNotes.IsKnown(head, member.Name) ? Film : null);
    }
}
