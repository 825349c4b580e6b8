using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Media;

/// <summary>How loud a sound is along its way, for people who look for the place where somebody speaks.</summary>
internal static class Waveform
{
    public const int Points = 400;
    private const int SamplesPerSecond = 4000;
    private const int LongestSeconds = 12 * 3600;

    /// <returns>Nothing when it cannot be decoded.</returns>
    public static async Task<IReadOnlyList<int>> DrawAsync(OpenedMedia media, CancellationToken cancellation)
    {
        var samples = media.Scratch.File("samples");
        var result = await Ffmpeg.RunAsync(
            media.Path, media.MediaType, ["-t", $"{LongestSeconds}"], ["-map", "0:a:0", "-vn", "-ac", "1", "-ar", $"{SamplesPerSecond}", "-f", "s8", "-c:a", "pcm_s8", samples],
            media.Scratch, ToolLimits.Document with { MemoryBytes = ToolLimits.Film.MemoryBytes }, cancellation);
        if (!result.Succeeded || !File.Exists(samples))
            return [];
        var peaks = await PeaksAsync(samples, cancellation);
        File.Delete(samples);
        return peaks;
    }

    private static async Task<IReadOnlyList<int>> PeaksAsync(string samples, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(samples);
        var count = (int)Math.Min(Points, file.Length);
        if (count == 0)
            return [];
        var peaks = new int[count];
        var buffer = new byte[64 << 10];
        long at = 0;
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            for (var i = 0; i < read; i++, at++)
            {
                ref var peak = ref peaks[at * count / file.Length];
                peak = Math.Max(peak, Math.Abs((int)(sbyte)buffer[i]));
            }
        }
        // A quiet recording fills the picture as well as a loud one.
        var loudest = Math.Max(1, peaks.Max());
        return [.. peaks.Select(peak => peak * 100 / loudest)];
    }
}
