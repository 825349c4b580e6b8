using System.Globalization;
using System.Text.Json;
using OerPortal.Cms.Text;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>What ffprobe says about sound or film.</summary>
/// <param name="Seconds">Null when unknown or beyond belief.</param>
/// <param name="Film">Null for sound.</param>
/// <param name="SoundCodec">ffmpeg's name of it; null for a silent film.</param>
internal sealed record MediaProbe(double? Seconds, FilmTrack? Film, string? SoundCodec, IReadOnlyList<Chapter> Chapters)
{
    private const double LongestSeconds = 7 * 24 * 3600;
    public const int MostChapters = 200;
    public const int LongestTitle = 200;

    private const string LastTime = "out_time_us=";

    private static readonly string[] Everything = ["-show_format", "-show_streams", "-show_chapters"];

    /// <returns>Null when it finds neither sound nor film.</returns>
    public static async Task<MediaProbe?> ReadAsync(OpenedMedia media, CancellationToken cancellation)
    {
        var result = await Ffmpeg.ProbeAsync(media.Path, media.MediaType, Everything, media.Scratch, cancellation);
        return result.Succeeded ? Read(result.Output) : null;
    }

    /// <summary>Whether the file goes on nearly as long as it says. Every packet is looked at, none is decoded.</summary>
    public static async Task<bool> IsWholeAsync(OpenedMedia media, double seconds, CancellationToken cancellation)
    {
        var result = await Ffmpeg.RunAsync(
            media.Path, media.MediaType, [], ["-map", "0:V?", "-map", "0:a?", "-c", "copy", "-progress", "pipe:1", "-stats_period", "60", "-f", "null", "-"], media.Scratch, ToolLimits.Film, cancellation);
        var end = result.Output.Split('\n').LastOrDefault(line => line.StartsWith(LastTime, StringComparison.Ordinal));
        return !result.Succeeded || end is null || !long.TryParse(end.AsSpan(LastTime.Length), CultureInfo.InvariantCulture, out var microseconds) || microseconds / 1e6 > 0.9 * seconds;
    }

    private static MediaProbe? Read(string json)
    {
        using var said = JsonDocument.Parse(json);
        JsonElement[] streams = said.RootElement.TryGetProperty("streams", out var all) ? [.. all.EnumerateArray()] : [];
        var film = Array.Find(streams, s => Text(s, "codec_type") == "video" && !IsCover(s));
        var sound = Array.Find(streams, s => Text(s, "codec_type") == "audio");
        if (film.ValueKind == JsonValueKind.Undefined && sound.ValueKind == JsonValueKind.Undefined)
            return null;
        var seconds = said.RootElement.TryGetProperty("format", out var format) ? Number(format, "duration") : null;
        return new MediaProbe(
            seconds is > 0 and <= LongestSeconds ? Math.Round(seconds.Value, 2) : null,
            film.ValueKind == JsonValueKind.Undefined ? null : new FilmTrack(Text(film, "codec_name") ?? "", Text(film, "pix_fmt") ?? "", Whole(film, "width"), Whole(film, "height")),
            sound.ValueKind == JsonValueKind.Undefined ? null : Text(sound, "codec_name") ?? "",
            said.RootElement.TryGetProperty("chapters", out var chapters) ? ChaptersOf(chapters) : []);
    }

    private static List<Chapter> ChaptersOf(JsonElement chapters)
    {
        var found = new List<Chapter>();
        foreach (var chapter in chapters.EnumerateArray().Take(MostChapters))
        {
            var title = chapter.TryGetProperty("tags", out var tags) && Text(tags, "title") is { } said ? OldText.Mend(said).Composed().Trim() : "";
            if (Number(chapter, "start_time") is >= 0 and <= LongestSeconds and var start && title.Length > 0)
                found.Add(new Chapter(Math.Round(start, 2), title.Length > LongestTitle ? title[..LongestTitle] : title));
        }
        return found;
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Whole(disposition, "attached_pic") == 1;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Whole(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static double? Number(JsonElement from, string name) =>
        double.TryParse(Text(from, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

/// <param name="Codec">ffmpeg's name.</param>
/// <param name="Pixels">ffmpeg's name of how they are stored.</param>
internal sealed record FilmTrack(string Codec, string Pixels, int Width, int Height)
{
    /// <summary>More than 8K: nobody films a lesson so, and one picture of it takes all memory there is.</summary>
    private const long MostPixels = 36_000_000;

    public bool CanBeDecoded => Width > 0 && Height > 0 && (long)Width * Height <= MostPixels;

    /// <summary>What phones and televisions call its size, 1080 of 1920 × 1080.</summary>
    public int ShortSide => Math.Min(Width, Height);

    /// <summary>H.264 as every browser plays it.</summary>
    public bool IsPlainH264 => Codec == "h264" && Pixels is "yuv420p" or "yuvj420p";

    public bool Plays => IsPlainH264 || Codec is "vp8" or "vp9" or "av1";
}

/// <summary>Sound or film that a worker has in hand.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="MediaType">By our own detection.</param>
/// <param name="Scratch">Where to write.</param>
internal sealed record OpenedMedia(string Path, string MediaType, ScratchFolder Scratch);
