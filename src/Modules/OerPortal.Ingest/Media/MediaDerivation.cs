using OerPortal.Epub.Media;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>
/// Length of sound and film, whether it is whole (a teacher hears of damage now and not from a class), its poster or waveform and its
/// chapters. What takes longer, other forms of it, is only planned here (docs/adr/0034-film-for-slow-lines.md).
/// </summary>
internal static class MediaDerivation
{
    /// <summary>Seconds; of anything shorter a sound that ends before its film is a large part.</summary>
    private const double ShortestJudged = 5;

    public static Task<Derivation> RunAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation) =>
        RunAsync(file, path, Ffmpeg.IsInstalled, scratch, cancellation);

    /// <param name="canLook">Whether there is a program that decodes it.</param>
    public static async Task<Derivation> RunAsync(OpenedFile file, string path, bool canLook, ScratchFolder scratch, CancellationToken cancellation)
    {
        var counted = Count(file, path);
        if (!canLook || counted.Damage == MediaDamage.Whole || Ffmpeg.Demuxers(file.MediaType) is null)
            return Bare(file, counted);
        var media = new OpenedMedia(path, file.MediaType, scratch);
        if (await MediaProbe.ReadAsync(media, cancellation) is not { } probe)
            return Bare(file, IsIso(file.MediaType) ? counted : counted with { Damage = MediaDamage.Whole });
        var facts = new MediaFacts(probe.Seconds ?? counted.Seconds, await IsCutOffAsync(media, probe, counted, cancellation) ? MediaDamage.End : MediaDamage.None);
        var plan = MediaPlan.Of(file, probe, new FileInfo(path).Length);
        var made = new Derivation
        {
            Seconds = facts.Seconds,
            IsComplete = file.Use == FileUse.Play,
            Note = Note(file, facts.Damage) ?? (plan.Converts ? Kinds.Notes.BeingConverted : null),
            TextFile = TextOf(probe.Chapters, scratch),
            Recording = new Recording(probe.Film?.Width, probe.Film?.Height, probe.Chapters, probe.Film is null ? await Waveform.DrawAsync(media, cancellation) : [], plan),
        };
        if (probe.Film is { CanBeDecoded: true })
            made.Files.AddRange(await Poster.MakeAsync(media, cancellation));
        return made;
    }

    private static Derivation Bare(OpenedFile file, MediaFacts facts) => new()
    {
        Seconds = facts.Damage == MediaDamage.Whole ? null : facts.Seconds,
        IsComplete = file.Use == FileUse.Play && facts.Damage != MediaDamage.Whole,
        Note = Note(file, facts.Damage),
    };

    private static string? Note(OpenedFile file, MediaDamage damage)
    {
        var isFilm = file.Kind == FileKind.Video;
        return damage switch
        {
            MediaDamage.Whole => isFilm ? Kinds.Notes.DamagedFilm : Kinds.Notes.DamagedSound,
            MediaDamage.End => isFilm ? Kinds.Notes.CutOffFilm : Kinds.Notes.CutOffSound,
            _ => null,
        };
    }

    // Boxes of the MP4 family say it themselves, and are believed.
    private static async Task<bool> IsCutOffAsync(OpenedMedia media, MediaProbe probe, MediaFacts counted, CancellationToken cancellation) =>
        counted.Damage == MediaDamage.End || (!IsIso(media.MediaType) && probe.Seconds is > ShortestJudged and var seconds && !await MediaProbe.IsWholeAsync(media, seconds, cancellation));

    private static MediaFacts Count(OpenedFile file, string path)
    {
        if (!IsIso(file.MediaType))
            return SoundFile.Read(path, file.MediaType);
        var movie = IsoMovie.Read(path);
        return new MediaFacts(movie.Seconds, movie.Damage);
    }

    private static bool IsIso(string mediaType) => mediaType is "video/mp4" or "audio/mp4" or "video/3gpp" or "audio/3gpp" or "video/quicktime";

    private static string? TextOf(IReadOnlyList<Chapter> chapters, ScratchFolder scratch)
    {
        if (chapters.Count == 0)
            return null;
        using var text = new PassageSpool(scratch.File("passages"));
        foreach (var chapter in chapters)
            text.Add(heading: null, PlaceInTime.Locator(chapter.Start), chapter.Title);
        return text.Path;
    }
}
