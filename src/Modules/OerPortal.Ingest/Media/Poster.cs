using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>A frame that stands for a film: of its first minutes the one most like the others among those that are not black.</summary>
internal static class Poster
{
    private const string Size = "scale=trunc(iw*sar/2)*2:ih,setsar=1,scale='min(1280,iw)':-2";
    private const string NotBlack = "blackframe=amount=0:threshold=40,metadata=mode=select:key=lavfi.blackframe.pblack:value=85:function=less,thumbnail=n=12,";

    /// <returns>Cover and poster; nothing of a film that cannot be decoded.</returns>
    public static async Task<IReadOnlyList<MadeFile>> MakeAsync(OpenedMedia media, CancellationToken cancellation)
    {
        var frame = await FrameAsync(media, NotBlack, cancellation) ?? await FrameAsync(media, filter: "", cancellation);
        if (frame is null)
            return [];
        var made = new List<MadeFile> { new(Derivative.FirstPage, frame, "image/jpeg") };
        if (await Thumbnails.CoverAsync(frame, media.Scratch, cancellation) is { } cover)
            made.Add(new MadeFile(Derivative.Cover, cover, Thumbnails.CoverType));
        return made;
    }

    // Whole pictures alone, as the film stores one every few seconds: a fiftieth of the work.
    private static async Task<string?> FrameAsync(OpenedMedia media, string filter, CancellationToken cancellation)
    {
        var frame = media.Scratch.File($"frame-{filter.Length}.jpg");
        var result = await Ffmpeg.RunAsync(
            media.Path, media.MediaType, ["-skip_frame", "nokey", "-t", "600"],
            ["-map", "0:V:0", "-frames:v", "1", "-vf", filter + Size, "-pix_fmt", "yuvj420p", "-q:v", "4", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "image2", frame],
            media.Scratch, ToolLimits.For(media.Path) with { MemoryBytes = ToolLimits.Film.MemoryBytes }, cancellation);
        return result.Succeeded && File.Exists(frame) ? frame : null;
    }
}
