using OerPortal.Epub.Media;
using OerPortal.Epub.Pictures;

namespace OerPortal.Ingest.Detection;

/// <summary>
/// MP4, MOV, 3GP, M4A, HEIC and AVIF: one container. Recorders write any brand into it, so that its tracks say whether it is
/// film or sound, and how they are coded whether browsers play it.
/// </summary>
internal static class IsoKinds
{
    // Chromium's, Firefox' and Safari's common ground; HEVC (newer iPhones) plays on many machines, not on all.
    private static readonly HashSet<string> PlayedFilm = new(StringComparer.Ordinal) { "avc1", "avc3", "av01", "vp09", "vp08", "hvc1", "hev1", "encv" };
    private static readonly HashSet<string> PlayedSound = new(StringComparer.Ordinal) { "mp4a", "Opus", "fLaC", ".mp3", "" };

    public static DetectedKind Detect(string path, ReadOnlySpan<byte> head, string fileName)
    {
        if (PictureNotes.MediaTypeOf(head) is { } picture)
            return Kinds.Picture(picture);
        var movie = IsoMovie.Read(path);
        if (movie.Tracks.Count == 0)
            // Its index is gone: nobody can say more than its name and brand do.
            return IsSoundBrand(movie.Brand) || IsSoundName(fileName) ? Kinds.M4a : Kinds.Mp4;
        return movie.HasPicture ? Film(movie) : Sound(movie);
    }

    private static DetectedKind Film(IsoMovie movie)
    {
        var coding = movie.Tracks.First(t => t.Handler == "vide" && t.Coding is not ("jpeg" or "png ")).Coding;
        if (PlayedFilm.Contains(coding))
            return coding is "hvc1" or "hev1" ? Kinds.Mp4 with { Note = Kinds.Notes.MayNotPlay } : Kinds.Mp4;
        return IsPhoneBrand(movie.Brand) ? Kinds.PhoneFilm : Kinds.Mov;
    }

    private static DetectedKind Sound(IsoMovie movie) =>
        movie.Tracks.Where(t => t.Handler == "soun").All(t => PlayedSound.Contains(t.Coding)) ? Kinds.M4a : Kinds.PhoneSound;

    private static bool IsPhoneBrand(string brand) => brand.StartsWith("3g", StringComparison.Ordinal);

    private static bool IsSoundBrand(string brand) => brand is "M4A " or "M4B " or "M4P ";

    private static bool IsSoundName(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".m4a" or ".m4b" or ".m4r" or ".aac";
}
