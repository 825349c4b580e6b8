using System.Globalization;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>
/// The long work on sound and film: a form that browsers play, and sizes for slow lines. Runs in a worker process, behind everything that
/// somebody waits for. No word of the original comes along, and its picture is turned as the phone was held.
/// </summary>
internal static class MediaPreparation
{
    private const string Streams = "streams";
    private const int MostSide = 720;

    // Nor the encoder's name: the same film gives the same bytes.
    private static readonly string[] NoWords = ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"];
    private static readonly string[] Pictures = ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-fpsmax", "30", "-threads", "2"];

    // AVI knows no times, only an order.
    private static readonly string[] Before = ["-fflags", "+genpts", "-threads", "2"];

    /// <param name="plan">What is wanted.</param>
    public static async Task<PreparedMedia> RunAsync(OpenedMedia media, MediaPlan plan, CancellationToken cancellation)
    {
        if (!Ffmpeg.IsInstalled || await MediaProbe.ReadAsync(media, cancellation) is not { } probe)
            return new PreparedMedia { Trouble = "ffprobe finds nothing in it" };
        var made = new PreparedMedia();
        if (plan.Converts)
            made = probe.Film is null ? await SoundAsync(media, probe, cancellation) : await FilmAsync(media, probe, cancellation);
        return plan.Sizes.Count == 0 || made.Trouble is not null ? made : await StreamsAsync(media, probe, plan.Sizes, made, cancellation);
    }

    private static async Task<PreparedMedia> SoundAsync(OpenedMedia media, MediaProbe probe, CancellationToken cancellation)
    {
        var made = media.Scratch.File("played.m4a");
        var result = await RunAsync(media, probe.Seconds, ["-map", "0:a:0", "-vn", .. Sound(128), .. NoWords, "-movflags", "+faststart", made], cancellation);
        return Made(result, made, "audio/mp4");
    }

    // What is coded as browsers want it is only packed anew; where that fails it is coded again.
    private static async Task<PreparedMedia> FilmAsync(OpenedMedia media, MediaProbe probe, CancellationToken cancellation)
    {
        var made = media.Scratch.File("played.mp4");
        string[] tracks = ["-map", "0:V:0", "-map", "0:a:0?", .. NoWords, "-movflags", "+faststart"];
        if (probe.Film!.IsPlainH264)
        {
            var packed = await RunAsync(media, probe.Seconds, [.. tracks, "-c:v", "copy", .. probe.SoundCodec == "aac" ? ["-c:a", "copy"] : Sound(128), made], cancellation);
            if (packed.Succeeded)
                return Made(packed, made, "video/mp4");
        }
        var side = Math.Min(MostSide, probe.Film.ShortSide);
        var result = await RunAsync(
            media, probe.Seconds, [.. tracks, "-vf", Upright(side), .. Pictures, "-crf", "23", "-maxrate", "4M", "-bufsize", "8M", .. Sound(128), made], cancellation);
        return Made(result, made, "video/mp4");
    }

    // One reading of the film for all sizes.
    private static async Task<PreparedMedia> StreamsAsync(OpenedMedia media, MediaProbe probe, IReadOnlyList<StreamSize> sizes, PreparedMedia made, CancellationToken cancellation)
    {
        Directory.CreateDirectory(media.Scratch.File(Streams));
        var result = await RunAsync(media, probe.Seconds * sizes.Count, [.. sizes.SelectMany(size => Stream(media, size))], cancellation);
        if (!result.Succeeded)
            return made with { Trouble = Trouble(result) };
        var lists = new List<StreamList>();
        var files = new List<MadeFile>(made.Files);
        foreach (var size in sizes)
        {
            if (StreamPlaylist.Read(size.Side, await File.ReadAllLinesAsync(ListOf(media, size), cancellation)) is not { } list)
                return made with { Trouble = $"The list of size {size.Side} is not one." };
            // Beside the others: the portal takes files, not folders.
            var file = media.Scratch.File(Derivative.Stream(size.Side));
            File.Move(FileOf(media, size), file);
            lists.Add(list);
            files.Add(new MadeFile(Derivative.Stream(size.Side), file, "video/mp4"));
        }
        return made with { Files = files, Streams = lists };
    }

    private static string[] Stream(OpenedMedia media, StreamSize size) =>
    [
        "-map", "0:V:0", "-map", "0:a:0?", .. NoWords, "-vf", Upright(size.Side), .. Pictures,
        "-b:v", $"{size.Kilobits}k", "-maxrate", $"{size.Kilobits * 5 / 4}k", "-bufsize", $"{size.Kilobits * 2}k", "-force_key_frames", "expr:gte(t,n_forced*4)", .. Sound(size.SoundKilobits),
        "-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod", "-hls_list_size", "0", "-hls_segment_type", "fmp4", "-hls_flags", "single_file", "-hls_segment_filename", FileOf(media, size), ListOf(media, size),
    ];

    private static string FileOf(OpenedMedia media, StreamSize size) => Path.Combine(media.Scratch.File(Streams), $"{size.Side}.mp4");

    private static string ListOf(OpenedMedia media, StreamSize size) => Path.Combine(media.Scratch.File(Streams), $"{size.Side}.m3u8");

    private static string[] Sound(int kilobits) => ["-c:a", "aac", "-b:a", $"{kilobits}k", "-ac", "2"];

    private static string Upright(int side) => string.Create(CultureInfo.InvariantCulture, $"scale='if(gt(iw,ih),-2,{side})':'if(gt(iw,ih),{side},-2)',setsar=1,format=yuv420p");

    private static Task<ToolResult> RunAsync(OpenedMedia media, double? seconds, IReadOnlyList<string> output, CancellationToken cancellation) =>
        Ffmpeg.RunAsync(media.Path, media.MediaType, Before, output, media.Scratch, ToolLimits.Film.Lasting(seconds), cancellation);

    private static PreparedMedia Made(ToolResult result, string file, string mediaType) => result.Succeeded && File.Exists(file)
        ? new PreparedMedia { Files = [new MadeFile(Derivative.Played, file, mediaType)] }
        : new PreparedMedia { Trouble = Trouble(result) };

    private static string Trouble(ToolResult result) => $"ffmpeg: {result.ExitCode} {result.Errors}";
}

/// <summary>What came of a plan.</summary>
internal sealed record PreparedMedia
{
    public IReadOnlyList<MadeFile> Files { get; init; } = [];

    public IReadOnlyList<StreamList> Streams { get; init; } = [];

    /// <summary>Why something is not there, for the log.</summary>
    public string? Trouble { get; init; }
}
