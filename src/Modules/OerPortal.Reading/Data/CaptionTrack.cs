using System.Globalization;
using OerPortal.Cms.Text;
using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>Subtitles of a recording or film.</summary>
/// <param name="Language">BCP 47, as the file's name says, or null.</param>
internal sealed record CaptionTrack(FileFacts File, string? Language)
{
    /// <summary>
    /// Among the files that belong together those whose name goes on from the film's ("bai-1.mp4": "bai-1.srt", "bai-1.en.vtt"); where the
    /// film is the only one and one file of subtitles is there, that one, whatever its name.
    /// </summary>
    public static IReadOnlyList<CaptionTrack> Of(FileFacts film, IReadOnlyCollection<FileFacts> together)
    {
        FileFacts[] subtitles = [.. together.Where(f => f is { IsReady: true, Kind: FileKind.Subtitles }).OrderBy(f => f.Name, StringComparer.Ordinal)];
        var name = Bare(film);
        CaptionTrack[] own = [.. subtitles.Where(f => Bare(f) == name || Bare(f).StartsWith(name + ".", StringComparison.Ordinal)).Select(f => new CaptionTrack(f, LanguageOf(f)))];
        var isAlone = together.Count(f => f.Kind is FileKind.Audio or FileKind.Video) == 1;
        return own.Length == 0 && isAlone && subtitles.Length == 1 ? [new CaptionTrack(subtitles[0], LanguageOf(subtitles[0]))] : own;
    }

    private static string Bare(FileFacts file) => Path.GetFileNameWithoutExtension(file.Name).Composed().Trim().ToLowerInvariant();

    private static string? LanguageOf(FileFacts file)
    {
        var code = Path.GetExtension(Bare(file)).TrimStart('.');
        if (code.Length is < 2 or > 12 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return null;
        try
        {
            var culture = CultureInfo.GetCultureInfo(code.Replace('_', '-'), predefinedOnly: true);
            return culture.Name;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
