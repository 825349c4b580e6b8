using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>
/// Debian's ffmpeg on strangers' sound and film. It reads them by one demuxer, which our own detection names, and by no protocol but
/// files: a playlist inside a film makes it neither read another file nor fetch one.
/// </summary>
internal static class Ffmpeg
{
    private const string Program = "ffmpeg";
    private const string Prober = "ffprobe";

    public static bool IsInstalled => ExternalTool.IsInstalled(Program) && ExternalTool.IsInstalled(Prober);

    /// <summary>Name of the demuxers for a type of our detection, mostly one; null when there is none.</summary>
    public static string? Demuxers(string mediaType) => mediaType switch
    {
        "video/mp4" or "audio/mp4" or "video/quicktime" or "video/3gpp" or "audio/3gpp" => "mov",
        "video/webm" or "audio/webm" or "video/matroska" => "matroska",
        "video/x-msvideo" => "avi",
        "video/x-ms-wmv" or "audio/x-ms-wma" => "asf",
        "video/mpeg" => "mpeg,mpegvideo",
        "video/mp2t" => "mpegts",
        "video/x-flv" => "flv",
        "video/ogg" or "audio/ogg" => "ogg",
        "audio/mpeg" => "mp3",
        "audio/aac" => "aac",
        "audio/wav" => "wav",
        "audio/flac" => "flac",
        "audio/amr" => "amr",
        "audio/aiff" => "aiff",
        _ => null,
    };

    /// <param name="wanted">What to print, in ffprobe's own options.</param>
    public static Task<ToolResult> ProbeAsync(string path, string mediaType, IReadOnlyList<string> wanted, ScratchFolder scratch, CancellationToken cancellation) =>
        ExternalTool.RunAsync(
            Prober, ["-v", "error", .. wanted, "-print_format", "json", .. Input(path, mediaType)], scratch.Path, ToolLimits.For(path) with { MemoryBytes = ToolLimits.Film.MemoryBytes }, cancellation);

    /// <param name="before">Options of the input.</param>
    /// <param name="output">Options of the outputs, and their names.</param>
    public static Task<ToolResult> RunAsync(
        string path, string mediaType, IReadOnlyList<string> before, IReadOnlyList<string> output, ScratchFolder scratch, ToolLimits limits, CancellationToken cancellation) =>
        ExternalTool.RunAsync(
            Program, ["-nostdin", "-hide_banner", "-v", "error", "-y", .. before, .. Input(path, mediaType), .. output], scratch.Path, limits, cancellation);

    private static string[] Input(string path, string mediaType)
    {
        var demuxers = Demuxers(mediaType) ?? throw new InvalidOperationException($"Nothing reads {mediaType}.");
        string[] only = ["-protocol_whitelist", "file,pipe", "-format_whitelist", demuxers];
        return demuxers.Contains(',', StringComparison.Ordinal) ? [.. only, "-i", $"file:{path}"] : [.. only, "-f", demuxers, "-i", $"file:{path}"];
    }
}
