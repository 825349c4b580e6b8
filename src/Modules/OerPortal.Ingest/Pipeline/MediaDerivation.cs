using OerPortal.Epub.Media;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Length of sound and film, and whether it is whole: a teacher hears of damage now and not from a class.</summary>
internal static class MediaDerivation
{
    public static Derivation Run(OpenedFile file, string path)
    {
        var facts = Facts(file, path);
        var isFilm = file.Kind == FileKind.Video;
        return new Derivation
        {
            Seconds = facts.Damage == MediaDamage.Whole ? null : facts.Seconds,
            IsComplete = file.Use == FileUse.Play && facts.Damage != MediaDamage.Whole,
            Note = facts.Damage switch
            {
                MediaDamage.Whole => isFilm ? Kinds.Notes.DamagedFilm : Kinds.Notes.DamagedSound,
                MediaDamage.End => isFilm ? Kinds.Notes.CutOffFilm : Kinds.Notes.CutOffSound,
                _ => null,
            },
        };
    }

    private static MediaFacts Facts(OpenedFile file, string path)
    {
        if (file.MediaType is not ("video/mp4" or "audio/mp4" or "video/3gpp" or "audio/3gpp" or "video/quicktime"))
            return SoundFile.Read(path, file.MediaType);
        var movie = IsoMovie.Read(path);
        return new MediaFacts(movie.Seconds, movie.Damage);
    }
}
