using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>A few seconds of sound and film, made by ffmpeg itself.</summary>
internal static class FilmForge
{
    /// <summary>Pictures that move, after a dark beginning.</summary>
    private const string Pictures = "testsrc2=size=640x360:rate=10:duration=4,fade=in:start_time=0:duration=1.5";

    /// <summary>As much as a phone writes: noise cannot be packed.</summary>
    private const string HeavyPictures = "testsrc2=size=960x540:rate=10:duration=4,noise=alls=60:allf=t";
    private const string Tone = "sine=frequency=440:duration=4";

    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-pix_fmt", "yuv420p", "-c:a", "aac"];

    /// <summary>H.264 with chapters and words of its camera.</summary>
    public static Task<byte[]> LessonAsync(string ending = "mp4") => MakeAsync(
        ending, Pictures, Tone, [.. H264, "-metadata", "title=Nhà bé An", "-metadata", "location=+14.3500+108.0000/", "-metadata", "artist=iPhone của cô Hạnh"],
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=2\ntitle=Khởi động\n[CHAPTER]\nTIMEBASE=1/1\nSTART=2\nEND=4\ntitle=Hình thành kiến thức\n");

    /// <summary>So heavy that a school's line does not carry it.</summary>
    public static Task<byte[]> HeavyAsync() => MakeAsync("mp4", HeavyPictures, Tone, [.. H264, "-crf", "20", "-metadata", "title=Nhà bé An"]);

    /// <summary>As cameras wrote it before H.264.</summary>
    public static Task<byte[]> OldAsync(string ending) => MakeAsync(ending, Pictures, Tone, ending == "wmv" ? ["-c:v", "wmv2", "-c:a", "wmav2"] : ["-c:v", "mpeg4", "-c:a", "mp3", "-metadata", "title=Nhà bé An"]);

    /// <summary>Coded as browsers play it, packed as they do not.</summary>
    public static Task<byte[]> PackedOddlyAsync() => LessonAsync("mkv");

    /// <summary>Half of it is silence.</summary>
    public static Task<byte[]> SpeechAsync(string ending, params string[] how) => MakeAsync(ending, pictures: null, Tone + ",adelay=4000|4000", how);

    /// <summary>Black from its beginning to its end.</summary>
    public static Task<byte[]> BlackAsync() => MakeAsync("mp4", "color=black:size=320x180:rate=10:duration=2", sound: null, H264);

    private static async Task<byte[]> MakeAsync(string ending, string? pictures, string? sound, string[] how, string? chapters = null)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var (made, words) = (scratch.File($"a.{ending}"), scratch.File("words"));
        await File.WriteAllTextAsync(words, chapters ?? ";FFMETADATA1\n");
        string[] inputs = [.. pictures is null ? [] : (string[])["-f", "lavfi", "-i", pictures], .. sound is null ? [] : (string[])["-f", "lavfi", "-i", sound], "-i", words];
        var count = (pictures is null ? 0 : 1) + (sound is null ? 0 : 1);
        var result = await ExternalTool.RunAsync("ffmpeg", ["-nostdin", "-v", "error", .. inputs, "-map_metadata", $"{count}", "-map_chapters", $"{count}", .. how, made], scratch.Path, ToolLimits.Film, CancellationToken.None);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return await File.ReadAllBytesAsync(made);
    }

    /// <summary>What ffprobe says about some bytes, in its flat form.</summary>
    public static async Task<string> ProbeAsync(byte[] content)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a"), content);
        var result = await ExternalTool.RunAsync("ffprobe", ["-v", "error", "-show_streams", "-show_format", "-show_chapters", "-print_format", "flat", scratch.File("a")], scratch.Path, ToolLimits.Film, CancellationToken.None);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return result.Output;
    }
}
