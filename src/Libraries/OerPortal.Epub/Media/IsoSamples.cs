using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>Where in the file the samples of one track lie (ISO/IEC 14496-12 §8.7).</summary>
internal static class IsoSamples
{
    private const int MostChunks = 1_000_000;

    /// <returns>Nothing when the tables contradict each other.</returns>
    /// <param name="bytes">The index, which holds the track's tables.</param>
    public static List<(long Start, long End)> Of(byte[] bytes, IsoBox track)
    {
        var ranges = new List<(long Start, long End)>();
        if (Path(bytes, track, "mdia", "minf", "stbl") is not { } table || Offsets(bytes, table) is not { } offsets
            || Table(bytes, table, "stsc") is not { } runs || Table(bytes, table, "stsz") is not { } sizes || sizes.Length < 12)
            return ranges;
        var one = U32(sizes, 4);
        var samples = U32(sizes, 8);
        long sample = 0;
        for (int run = 0, chunk = 0; chunk < offsets.Count; chunk++)
        {
            while ((run + 2) * 12 + 8 <= runs.Length && U32(runs, 8 + ((run + 1) * 12)) <= chunk + 1)
                run++;
            if (runs.Length < 8 + ((run + 1) * 12))
                break;
            long length = 0;
            for (var i = U32(runs, 8 + (run * 12) + 4); i > 0 && sample < samples; i--, sample++)
            {
                if (one == 0 && 12 + ((sample + 1) * 4) > sizes.Length)
                    return ranges;
                length += one != 0 ? one : U32(sizes, 12 + ((int)sample * 4));
            }
            ranges.Add((offsets[chunk], offsets[chunk] + length));
        }
        return ranges;
    }

    private static List<long>? Offsets(byte[] bytes, IsoBox table)
    {
        var isWide = Table(bytes, table, "stco") is null;
        var content = Table(bytes, table, "stco") ?? Table(bytes, table, "co64");
        if (content is null || content.Length < 8)
            return null;
        var width = isWide ? 8 : 4;
        var count = Math.Min(Math.Min(U32(content, 4), MostChunks), (content.Length - 8) / width);
        return [.. Enumerable.Range(0, (int)count).Select(i => isWide ? BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(8 + (i * 8))) : U32(content, 8 + (i * 4)))];
    }

    private static IsoBox? Path(byte[] bytes, IsoBox from, params ReadOnlySpan<string> names)
    {
        IsoBox? at = from;
        foreach (var name in names)
            at = at is { } outer ? IsoMovie.Find(bytes, outer, name) : null;
        return at;
    }

    private static byte[]? Table(byte[] bytes, IsoBox table, string name) =>
        IsoMovie.Find(bytes, table, name) is { } box ? bytes[(int)box.Content..(int)box.End] : null;

    private static long U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
